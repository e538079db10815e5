package org.thalweg.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A canvas that notes where XChart fills the outlines of its tick labels and titles. */
final class TextSpy extends VectorGraphics2D {
    final List<Rectangle2D> texts = new ArrayList<>();

    @Override
    public void fill(Shape s) {
        boolean visible = getColor().getAlpha() > 0;
        boolean axis =
                StackWalker.getInstance()
                        .walk(
                                frames ->
                                        frames.map(StackWalker.StackFrame::getClassName)
                                                .filter(c -> !c.contains("VectorGraphics2D"))
                                                .filter(c -> !c.equals(TextSpy.class.getName()))
                                                .findFirst()
                                                .map(
                                                        c ->
                                                                c.endsWith(".AxisTickLabels")
                                                                        || c.endsWith(".AxisTitle")
                                                                        || c.endsWith(
                                                                                ".ChartTitle"))
                                                .orElse(false));
        // Labels of unlabelled ticks are single spaces.
        if (visible && axis && !s.getBounds2D().isEmpty()) {
            texts.add(getTransform().createTransformedShape(s).getBounds2D());
        }
        super.fill(s);
    }
}
