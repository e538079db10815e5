/** The questions and exercises of the course, one class a lesson. */
package org.thalweg.check.lesson;
