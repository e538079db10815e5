/**
 * What runs in the reader's sandbox: from cells to class files, with java.base and the compiler's
 * module alone.
 *
 * <p>A cell is cut into pieces ({@link org.thalweg.grade.read.inside.Cutter}), javac's parser says
 * what each piece is ({@link org.thalweg.grade.read.inside.Pieces}), the definitions that an answer
 * reaches are put into one class ({@link org.thalweg.grade.read.inside.Answer}), and javac compiles
 * it ({@link org.thalweg.grade.read.inside.Javac}). Nothing of a student's is run here.
 */
package org.thalweg.grade.read.inside;
