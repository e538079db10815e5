package org.thalweg.method;

/**
 * The share β of the last direction that a {@link NonlinearConjugateGradient} keeps: d₊ = −g₊ + β
 * d, with y = g₊ − g.
 *
 * <p>On a quadratic with the exact step length all five are the same number.
 */
public enum Conjugation {
    /** β = g₊ᵀg₊ / gᵀg. Fletcher and Reeves 1964. Needs c₂ &lt; ½; slow after one bad direction. */
    FLETCHER_REEVES("Fletcher-Reeves") {
        @Override
        double beta(double[] g, double[] next, double[] y, double[] d) {
            return Vectors.dot(next, next) / Vectors.dot(g, g);
        }
    },
    /** β = max(0, g₊ᵀy / gᵀg). Polak and Ribière 1969; the max: Gilbert and Nocedal 1992. */
    POLAK_RIBIERE_PLUS("Polak-Ribière+") {
        @Override
        double beta(double[] g, double[] next, double[] y, double[] d) {
            return Math.max(0, Vectors.dot(next, y) / Vectors.dot(g, g));
        }
    },
    /** β = g₊ᵀy / dᵀy. Hestenes and Stiefel 1952: d₊ᵀy = 0 whatever the step length. */
    HESTENES_STIEFEL("Hestenes-Stiefel") {
        @Override
        double beta(double[] g, double[] next, double[] y, double[] d) {
            return Vectors.dot(next, y) / Vectors.dot(d, y);
        }
    },
    /** β = g₊ᵀg₊ / dᵀy. Dai and Yuan 1999: d₊ descends after every Wolfe step. */
    DAI_YUAN("Dai-Yuan") {
        @Override
        double beta(double[] g, double[] next, double[] y, double[] d) {
            return Vectors.dot(next, next) / Vectors.dot(d, y);
        }
    },
    /**
     * β = (y − 2 d yᵀy / dᵀy)ᵀ g₊ / dᵀy. Hager and Zhang 2005: g₊ᵀd₊ ≤ −⅞ ‖g₊‖² whatever the step
     * length. Deviation: their lower bound for β is left out.
     */
    HAGER_ZHANG("Hager-Zhang") {
        @Override
        double beta(double[] g, double[] next, double[] y, double[] d) {
            double dy = Vectors.dot(d, y);
            double correction = 2 * Vectors.dot(y, y) / dy * Vectors.dot(d, next);
            return (Vectors.dot(y, next) - correction) / dy;
        }
    };

    private final String title;

    Conjugation(String title) {
        this.title = title;
    }

    /**
     * Returns β.
     *
     * @param g gradient before the step; not modified
     * @param next g₊, the gradient after it; not modified
     * @param y g₊ − g; not modified
     * @param d the direction of the step; not modified
     */
    abstract double beta(double[] g, double[] next, double[] y, double[] d);

    @Override
    public String toString() {
        return title;
    }
}
