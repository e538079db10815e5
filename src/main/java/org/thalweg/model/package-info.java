/**
 * Models to train: each gives the mean loss of any batch of its examples as a function of one flat
 * parameter vector.
 *
 * <p>Everywhere: rows are examples, columns are features; the intercept is the last parameter, or
 * the last block; squared losses are half the mean of the squared residuals; class labels are 0, 1,
 * …; features and targets are copied and checked when a model is made. A loss owns buffers and
 * therefore serves one thread.
 *
 * <p>To be read in this order: {@link org.thalweg.model.LinearRegression}, {@link
 * org.thalweg.model.RidgeRegression}, {@link org.thalweg.model.LogisticRegression}, {@link
 * org.thalweg.model.SoftmaxRegression}, {@link org.thalweg.model.Mlp}.
 */
package org.thalweg.model;
