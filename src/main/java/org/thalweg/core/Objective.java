package org.thalweg.core;

/**
 * A function to be minimized: its value and its gradient together.
 *
 * <p>An optimizer is given the function, not a gradient, so that a method may evaluate it where it
 * likes: line searches, sharpness-aware steps and a cluster are then ordinary. The function does
 * not change within a step. An objective may own buffers and therefore serves one thread.
 */
@FunctionalInterface
public interface Objective {
    /**
     * Returns f(x) and writes ∇f(x) into g. Losses over data are means over the batch.
     *
     * @param x point, n numbers; not modified
     * @param g gradient at x, n numbers; overwritten
     */
    double valueAndGradient(double[] x, double[] g);

    /**
     * Returns f(x) alone. The default allocates a gradient: for plots and checks, not for loops.
     *
     * @param x point; not modified
     */
    default double value(double[] x) {
        return valueAndGradient(x, new double[x.length]);
    }

    /**
     * Returns true if every call evaluates the same function, so that a method may keep a value or
     * gradient from its last step. The default, false, is always safe: a missing promise costs
     * evaluations, a wrong one correctness.
     */
    default boolean fixed() {
        return false;
    }

    /**
     * Returns this function seen as something that offers more, such as {@link Twice}. Called in
     * every step, so a wrapper makes its view once. Wrappers answer only for what stays true.
     *
     * @throws UnsupportedOperationException if this function does not offer it; the message has the
     *     remedy
     */
    default <T> T as(Class<T> part) {
        if (part.isInstance(this)) {
            return part.cast(this);
        }
        throw Parts.missing(this, part);
    }

    /** Returns f(x) + λ/2 ‖x‖², see {@link L2}. */
    default L2 l2(double lambda) {
        return new L2(this, lambda);
    }

    /** Returns f(x) + λ ‖x‖₁, see {@link L1}. */
    default L1 l1(double lambda) {
        return new L1(this, lambda);
    }

    /** Returns f with its gradient scaled to a norm of at most c, see {@link Clip}. */
    default Clip clipNorm(double c) {
        return new Clip(this, c);
    }

    /** Returns f with each number of its gradient held within [−c, c], see {@link ClipValue}. */
    default ClipValue clipValue(double c) {
        return new ClipValue(this, c);
    }

    /**
     * Returns f with the gradient of each unit scaled to at most λ times the norm of its weights,
     * see {@link AdaptiveClip}.
     */
    default AdaptiveClip adaptiveClip(Layout layout, double lambda) {
        return new AdaptiveClip(this, layout, lambda);
    }

    /** Returns f with the gradient taken at the worst point near x, see {@link Sam}. */
    default Sam sam(double rho) {
        return new Sam(this, rho);
    }

    /**
     * Returns the same with nearness measured against the size of each parameter, η = 0.01, see
     * {@link Asam}.
     */
    default Asam asam(double rho) {
        return new Asam(this, rho, 0.01);
    }

    /**
     * Returns f with normal noise in its gradient, see {@link Noise}.
     *
     * @param covariance n × n, symmetric, without a negative eigenvalue; copied
     * @param seed decides the noise, together with the number of the evaluation
     */
    default Noise noise(double[][] covariance, long seed) {
        return new Noise(this, covariance, seed);
    }

    /** Returns f with a count of its evaluations, see {@link Counted}. */
    default Counted counted() {
        return new Counted(this);
    }

    /**
     * Returns f with second derivatives by central differences of the gradient: 2n gradients for
     * each Hessian.
     */
    default Twice numericalHessian() {
        return new NumericalHessian(this);
    }

    /**
     * Returns f with the promise that every call evaluates the same function, see {@link #fixed()}.
     */
    static Objective fixed(Objective f) {
        return new Fixed(f);
    }
}
