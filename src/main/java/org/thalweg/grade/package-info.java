/**
 * The grader: submissions are data, answers run elsewhere.
 *
 * <p>Read in this order: {@link org.thalweg.grade.Cell} and {@link org.thalweg.grade.Compiled}
 * (from a notebook to classes, in a sandboxed process), {@link org.thalweg.grade.Launcher} and
 * {@link org.thalweg.grade.Running} (each answer in a process of its own, seen as a {@link
 * org.thalweg.check.Given}), {@link org.thalweg.grade.Result} (what comes of it). This process
 * compiles and runs nothing of a student's.
 */
package org.thalweg.grade;
