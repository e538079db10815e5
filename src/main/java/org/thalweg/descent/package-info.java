/**
 * Gradient descent from scratch, to be read in class: {@link
 * org.thalweg.descent.BatchGradientDescent}, {@link org.thalweg.descent.StochasticGradientDescent}
 * and {@link org.thalweg.descent.MiniBatchGradientDescent}, each with its own loop in plain sight.
 *
 * <p>They are the same loop with m, 1 or B rows in a batch, written three times on purpose. What a
 * loss is, is said in {@link org.thalweg.descent.Regression}; when to stop, in {@link
 * org.thalweg.descent.Stopping}; what comes out, in {@link org.thalweg.descent.Fit}. Matrices are
 * EJML's.
 */
package org.thalweg.descent;
