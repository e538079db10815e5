/**
 * Data: from a file to the {@code double[][]} a model wants, with nothing going wrong silently.
 *
 * <p>Read in this order: {@link org.thalweg.data.CourseData} (the course's own data sets by name),
 * {@link org.thalweg.data.Dataset} (features and targets, immutable), {@link
 * org.thalweg.data.TrainTest} (train and test, folds), {@link org.thalweg.data.Standardizer} and
 * {@link org.thalweg.data.OneHot} (learned from training data, applied to any), {@link
 * org.thalweg.data.Tables} (your own CSV files, as Tablesaw tables).
 */
package org.thalweg.data;
