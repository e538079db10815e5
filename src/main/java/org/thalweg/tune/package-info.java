/**
 * Tuning and fair comparison, plain JDK. To be read in this order:
 *
 * <ol>
 *   <li>{@link org.thalweg.tune.LrFinder}: the learning-rate range test; {@link
 *       org.thalweg.tune.RangeTest} is what it finds
 *   <li>{@link org.thalweg.tune.BatchScaling} and {@link org.thalweg.tune.NoiseScale}: batch sizes
 *   <li>{@link org.thalweg.tune.PowerIteration} on a {@link org.thalweg.tune.HessianProduct}: the
 *       largest curvature, an {@link org.thalweg.tune.Eigenpair}
 * </ol>
 *
 * <p>Nothing here prints, and nothing draws a number that its seed does not decide.
 */
package org.thalweg.tune;
