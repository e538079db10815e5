/**
 * Figures in the house style of the course: loss curves, contours, heat maps, boundaries, panels.
 *
 * <p>Read in this order: {@link org.thalweg.plot.Charts} and {@link org.thalweg.plot.Contours}
 * (what there is), {@link org.thalweg.plot.Chart} (what can be added to it), {@link
 * org.thalweg.plot.Figure} (alt text, caption, saving), {@link org.thalweg.plot.Palette} (one look
 * for each optimizer). XChart draws the axes; everything else is a layer.
 */
package org.thalweg.plot;
