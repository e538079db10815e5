package org.thalweg.schedule;

import org.thalweg.core.Schedule;

/**
 * A schedule that rises and falls, and says how high it stands, so that momentum can do the
 * opposite.
 */
public interface Cycle extends Schedule {
    /**
     * Returns how high the value of update t stands: 0 at the bottom of the cycle, 1 at its peak.
     */
    double height(int t);

    /** Returns the momentum that goes with this learning rate, between its customary values. */
    Mirrored momentum();

    /**
     * Returns the momentum that goes with this learning rate: lowest where the rate is highest.
     *
     * @param highest in [0, 1)
     * @param lowest in [0, highest]
     */
    default Mirrored momentum(double highest, double lowest) {
        return new Mirrored(this, highest, lowest);
    }
}
