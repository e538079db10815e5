package org.thalweg.schedule;

/** How a value goes from one end to the other. */
@FunctionalInterface
public interface Ramp {
    /** Straight: u. */
    Ramp LINEAR = new Straight();

    /** Level at both ends: ½ (1 − cos πu). */
    Ramp COSINE = new HalfCosine();

    /**
     * Returns the share of the way that is covered: 0 at u = 0, 1 at u = 1.
     *
     * @param u share of the time that has passed, in [0, 1]
     */
    double at(double u);

    /** u. */
    record Straight() implements Ramp {
        @Override
        public double at(double u) {
            return u;
        }

        @Override
        public String toString() {
            return "linear";
        }
    }

    /** ½ (1 − cos πu). */
    record HalfCosine() implements Ramp {
        @Override
        public double at(double u) {
            return (1 - Math.cos(Math.PI * u)) / 2;
        }

        @Override
        public String toString() {
            return "cosine";
        }
    }
}
