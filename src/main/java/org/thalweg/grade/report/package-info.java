/**
 * What people read after grading: a page for each student, a report on the class, an index, and
 * comments for nbgrader.
 *
 * <p>{@link org.thalweg.grade.report.Pages} writes them. Pages are built of {@code Html}, which can
 * only be made of escaped text: nothing a student wrote becomes markup. No time of day and no
 * chance: the same results give the same bytes.
 */
package org.thalweg.grade.report;
