/**
 * What answers back: predictions, exercises that check themselves, and the gradient check.
 *
 * <p>Read in this order: {@link org.thalweg.check.Question} and {@link
 * org.thalweg.check.Prediction} (commit, then run), {@link org.thalweg.check.Values} (a trace by
 * hand), {@link org.thalweg.check.Exercise} with its {@link org.thalweg.check.Check}s (code),
 * {@link org.thalweg.check.Expect} (the building blocks of a check), {@link
 * org.thalweg.check.GradientCheck}. The questions and exercises themselves are in {@code lesson},
 * one class a lesson.
 */
package org.thalweg.check;
