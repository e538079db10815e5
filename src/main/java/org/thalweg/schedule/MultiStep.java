package org.thalweg.schedule;

import java.util.List;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Multiplies by γ at each of given updates: η(t) = η₀ γ^n, n being the number of milestones ≤ t.
 *
 * <p>The value changes at the milestone, as in PyTorch and optax; Keras changes it one update
 * later. A milestone that is given twice counts twice.
 *
 * @param initial η₀, positive
 * @param factor γ in (0, 1]; customary 0.1
 * @param milestones updates, each at least 1, in rising order
 */
public record MultiStep(double initial, double factor, List<Integer> milestones)
        implements Schedule {
    /** Checks the settings. */
    public MultiStep {
        Require.positive("initial", initial);
        Require.factor("factor", factor);
        milestones = List.copyOf(milestones);
        int before = 1;
        for (int milestone : milestones) {
            before = Require.atLeast("a milestone", milestone, before);
        }
    }

    @Override
    public double at(int t) {
        int passed = 0;
        while (passed < milestones.size() && milestones.get(passed) <= t) {
            passed++;
        }
        return initial * Math.pow(factor, passed);
    }
}
