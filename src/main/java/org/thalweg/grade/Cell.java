package org.thalweg.grade;

/**
 * One cell of a submitted notebook, as data; all of it is untrusted.
 *
 * @param number its place in the notebook, from 1
 * @param code whether it is a code cell
 * @param task the task named in its metadata ({@code thalweg.exercise} or {@code thalweg.manual},
 *     else {@code nbgrader.grade_id}); empty if there is none
 * @param source its text
 */
public record Cell(int number, boolean code, String task, String source) {}
