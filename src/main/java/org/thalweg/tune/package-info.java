/**
 * Tuning and fair comparison, plain JDK. To be read in this order:
 *
 * <ol>
 *   <li>{@link org.thalweg.tune.LrFinder}: the learning-rate range test; {@link
 *       org.thalweg.tune.RangeTest} is what it finds
 *   <li>{@link org.thalweg.tune.Space}, its {@link org.thalweg.tune.Axis}es and {@link
 *       org.thalweg.tune.Point}s: the settings that are searched
 *   <li>{@link org.thalweg.tune.Trial}, {@link org.thalweg.tune.Task}, {@link
 *       org.thalweg.tune.Setup}, {@link org.thalweg.tune.Training}: what one run is, and its budget
 *   <li>{@link org.thalweg.tune.GridSearch}, {@link org.thalweg.tune.RandomSearch}, {@link
 *       org.thalweg.tune.SuccessiveHalving}, with {@link org.thalweg.tune.SearchResult} and {@link
 *       org.thalweg.tune.Halving}
 *   <li>{@link org.thalweg.tune.FairComparison} of {@link org.thalweg.tune.Contestant}s, with
 *       {@link org.thalweg.tune.Comparison} and {@link org.thalweg.tune.Standing}
 *   <li>{@link org.thalweg.tune.BatchScaling} and {@link org.thalweg.tune.NoiseScale}: batch sizes
 *   <li>{@link org.thalweg.tune.PowerIteration} on a {@link org.thalweg.tune.HessianProduct}: the
 *       largest curvature, an {@link org.thalweg.tune.Eigenpair}
 * </ol>
 *
 * <p>Nothing here prints, and nothing draws a number that its seed does not decide.
 */
package org.thalweg.tune;
