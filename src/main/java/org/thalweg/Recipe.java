package org.thalweg;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * How somebody trained something: method, schedule, what stood around the loss, batch and length,
 * with the source and with what is different here. It prints as a card.
 *
 * <pre>{@code
 * Recipe r = bert(20_000);
 * Objective loss = r.around(model.loss(data).over(batches));
 * Optimizer opt = r.method().start();
 * }</pre>
 *
 * @param name what was trained on what
 * @param source paper, section, and code where the paper is silent
 * @param method the method with its settings, the schedule included
 * @param schedule its learning rate, in updates
 * @param l2 strength of the L2 penalty, at least 0; 0 for none
 * @param clip largest norm of the gradient, positive; ∞ for any
 * @param batch size of a batch, at least 1
 * @param unit what is counted in it
 * @param updates length of the run, at least 1
 * @param changed what is different from the source, in words
 */
public record Recipe(
        String name,
        String source,
        Method method,
        Schedule schedule,
        double l2,
        double clip,
        int batch,
        String unit,
        int updates,
        String changed) {
    /** Checks the settings. */
    public Recipe {
        Require.nonNegative("l2", l2);
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip must be positive, got " + clip);
        }
        Require.atLeast("batch", batch, 1);
        Require.atLeast("updates", updates, 1);
    }

    /** Returns the loss with what stood around it: clipped first, then the penalty. */
    public Objective around(Objective loss) {
        Objective clipped = clip < Double.POSITIVE_INFINITY ? loss.clipNorm(clip) : loss;
        return l2 > 0 ? clipped.l2(l2) : clipped;
    }

    /** Returns the card. */
    @Override
    public String toString() {
        String loss =
                "loss"
                        + (clip < Double.POSITIVE_INFINITY ? ".clipNorm(" + clip + ")" : "")
                        + (l2 > 0 ? ".l2(" + l2 + ")" : "");
        return name
                + "\n  method:  "
                + Description.nameOf(method)
                + "\n  around:  "
                + loss
                + "\n  batch:   "
                + batch
                + " "
                + unit
                + ", "
                + updates
                + " updates"
                + "\n  source:  "
                + source
                + "\n  changed: "
                + changed;
    }
}
