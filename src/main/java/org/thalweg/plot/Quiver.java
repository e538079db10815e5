package org.thalweg.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/** Arrows on a regular grid. */
record Quiver(Flow flow) implements Layer {
    private static final Color COLOR = new Color(0x1133AA);

    @Override
    public Depth depth() {
        return Depth.POINT;
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        Rectangle2D box = axes.box();
        double cell = pen.size.phone() ? 30 : 42;
        int nx = Math.max(3, (int) Math.round(box.getWidth() / cell));
        int ny = Math.max(3, (int) Math.round(box.getHeight() / cell));
        double[][][] at = new double[nx][ny][];
        double largest = 0;
        for (int i = 0; i < nx; i++) {
            for (int j = 0; j < ny; j++) {
                double x = axes.x().value((i + 0.5) / nx);
                double y = axes.y().value((j + 0.5) / ny);
                double[] v = flow.at(x, y);
                // On the canvas: axes of different scale turn a direction.
                double dx = v[0] * box.getWidth() / (axes.x().max() - axes.x().min());
                double dy = -v[1] * box.getHeight() / (axes.y().max() - axes.y().min());
                at[i][j] = new double[] {axes.px(x), axes.py(y), dx, dy};
                double length = Math.hypot(dx, dy);
                largest = Double.isFinite(length) ? Math.max(largest, length) : largest;
            }
        }
        double longest = 0.92 * Math.min(box.getWidth() / nx, box.getHeight() / ny);
        for (double[][] column : at) {
            for (double[] a : column) {
                double length = Math.hypot(a[2], a[3]);
                if (length > 0 && Double.isFinite(length)) {
                    double s = longest * Math.sqrt(length / largest) / length / 2;
                    pen.arrow(
                            a[0] - s * a[2],
                            a[1] - s * a[3],
                            a[0] + s * a[2],
                            a[1] + s * a[3],
                            COLOR,
                            1.5f);
                }
            }
        }
    }
}
