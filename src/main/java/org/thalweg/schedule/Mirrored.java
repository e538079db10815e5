package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * The momentum, or β₁, that goes with a learning rate which cycles: β(t) = β_max − (β_max − β_min)
 * h(t), h being the {@linkplain Cycle#height height} of the rate. What one gains the other loses.
 *
 * <p>Smith: A disciplined approach to neural network hyper-parameters, 2018, section 4.3.
 *
 * @param rate the learning rate
 * @param highest β_max in [0, 1), where the rate is lowest
 * @param lowest β_min in [0, β_max], where the rate is highest
 */
public record Mirrored(Cycle rate, double highest, double lowest) implements Schedule {
    /** Checks the settings. */
    public Mirrored {
        Require.given("rate", rate);
        Require.decay("highest", highest);
        Require.atMost("lowest", lowest, "highest", highest);
    }

    @Override
    public double at(int t) {
        double h = rate.height(t);
        return highest * (1 - h) + lowest * h;
    }
}
