/**
 * The seams of the library, plain JDK. To be read in this order:
 *
 * <ol>
 *   <li>{@link org.thalweg.core.Objective}: a function with its gradient; {@link
 *       org.thalweg.core.Twice}, {@link org.thalweg.core.LeastSquares} and {@link
 *       org.thalweg.core.Kronecker} are what some offer beyond that
 *   <li>{@link org.thalweg.core.BatchLoss} and {@link org.thalweg.core.Batches}: the mean loss over
 *       rows, and which rows; {@link org.thalweg.core.BatchKronecker} is one of layers, {@link
 *       org.thalweg.core.Layer}
 *   <li>{@link org.thalweg.core.Schedule}: a learning rate as a function of t; {@link
 *       org.thalweg.core.Warmup}, {@link org.thalweg.core.Chain} and {@link
 *       org.thalweg.core.Scaled} put schedules together
 *   <li>{@link org.thalweg.core.Method} and {@link org.thalweg.core.GradientMethod}: an algorithm,
 *       settings only
 *   <li>{@link org.thalweg.core.State}: its memory
 *   <li>{@link org.thalweg.core.Optimizer}: both together; {@link org.thalweg.core.Stop} and {@link
 *       org.thalweg.core.NotFinite} are how it ends
 *   <li>{@link org.thalweg.core.Run}: a record of what happened
 *   <li>{@link org.thalweg.core.Block}, {@link org.thalweg.core.Layout}, {@link
 *       org.thalweg.core.Blockwise}, {@link org.thalweg.core.Elementwise}, {@link
 *       org.thalweg.core.PerBlock}, {@link org.thalweg.core.Split}: methods that look at one layer
 *       at a time
 *   <li>what changes the function: {@link org.thalweg.core.L2}, {@link org.thalweg.core.L1}, {@link
 *       org.thalweg.core.Clip}, {@link org.thalweg.core.ClipValue}, {@link
 *       org.thalweg.core.AdaptiveClip}, {@link org.thalweg.core.Sam}, {@link
 *       org.thalweg.core.Asam}, {@link org.thalweg.core.Noise}, {@link org.thalweg.core.Counted}
 * </ol>
 *
 * <p>Everywhere: minimize, subtract, loss and gradient are the mean over the actual batch, g is
 * overwritten, x is untouched by evaluation, t counts updates.
 */
package org.thalweg.core;
