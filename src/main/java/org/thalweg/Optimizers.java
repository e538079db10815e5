package org.thalweg;

import org.thalweg.core.Schedule;
import org.thalweg.method.AdaGrad;
import org.thalweg.method.Adam;
import org.thalweg.method.AdamW;
import org.thalweg.method.CenteredRmsProp;
import org.thalweg.method.HeavyBall;
import org.thalweg.method.Momentum;
import org.thalweg.method.Nesterov;
import org.thalweg.method.RmsProp;
import org.thalweg.method.Sgd;
import org.thalweg.schedule.Constant;

/**
 * The optimizers, in order of increasing complexity. Each takes the learning rate, as a number or
 * as a schedule; the other settings have their customary values, which stand here and nowhere else,
 * and a method of their own that changes them.
 *
 * <pre>{@code
 * import static org.thalweg.Optimizers.*;
 *
 * Optimizer opt = adam(0.01).beta2(0.99).start();
 * }</pre>
 */
public final class Optimizers {
    private Optimizers() {}

    /** Gradient descent: x ← x − η g. */
    public static Sgd sgd(double lr) {
        return sgd(new Constant(lr));
    }

    /** Gradient descent: x ← x − η g. */
    public static Sgd sgd(Schedule lr) {
        return new Sgd(lr);
    }

    /** Momentum, the learning rate outside: b ← β b + g, x ← x − η b; β = 0.9, no dampening. */
    public static Momentum momentum(double lr) {
        return momentum(new Constant(lr));
    }

    /** Momentum, the learning rate outside: b ← β b + g, x ← x − η b; β = 0.9, no dampening. */
    public static Momentum momentum(Schedule lr) {
        return new Momentum(lr, new Constant(0.9), 0);
    }

    /** Momentum, the learning rate inside: v ← β v + η g, x ← x − v; β = 0.9. */
    public static HeavyBall heavyBall(double lr) {
        return heavyBall(new Constant(lr));
    }

    /** Momentum, the learning rate inside: v ← β v + η g, x ← x − v; β = 0.9. */
    public static HeavyBall heavyBall(Schedule lr) {
        return new HeavyBall(lr, new Constant(0.9));
    }

    /** Nesterov momentum: b ← β b + g, x ← x − η (g + β b); β = 0.9. */
    public static Nesterov nesterov(double lr) {
        return nesterov(new Constant(lr));
    }

    /** Nesterov momentum: b ← β b + g, x ← x − η (g + β b); β = 0.9. */
    public static Nesterov nesterov(Schedule lr) {
        return new Nesterov(lr, new Constant(0.9));
    }

    /** Adam: x ← x − η m̂ / (√v̂ + ε); β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static Adam adam(double lr) {
        return adam(new Constant(lr));
    }

    /** Adam: x ← x − η m̂ / (√v̂ + ε); β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static Adam adam(Schedule lr) {
        return new Adam(lr, new Constant(0.9), 0.999, 1e-8);
    }

    // ---- one rate for each coordinate, after AdaGrad and Adam

    /** AdaGrad: G ← G + g², x ← x − η g / (√G + ε); G starts at 0, ε = 1e-10. */
    public static AdaGrad adaGrad(double lr) {
        return adaGrad(new Constant(lr));
    }

    /** AdaGrad: G ← G + g², x ← x − η g / (√G + ε); G starts at 0, ε = 1e-10. */
    public static AdaGrad adaGrad(Schedule lr) {
        return new AdaGrad(lr, 0, 1e-10);
    }

    /** RMSprop: v ← α v + (1 − α) g², x ← x − η g / (√v + ε); α = 0.99, ε = 1e-8. */
    public static RmsProp rmsProp(double lr) {
        return rmsProp(new Constant(lr));
    }

    /** RMSprop: v ← α v + (1 − α) g², x ← x − η g / (√v + ε); α = 0.99, ε = 1e-8. */
    public static RmsProp rmsProp(Schedule lr) {
        return new RmsProp(lr, 0.99, 1e-8, 0);
    }

    /** Centered RMSprop: x ← x − η g / (√(v − m²) + ε); α = 0.99, ε = 1e-8. */
    public static CenteredRmsProp centeredRmsProp(double lr) {
        return centeredRmsProp(new Constant(lr));
    }

    /** Centered RMSprop: x ← x − η g / (√(v − m²) + ε); α = 0.99, ε = 1e-8. */
    public static CenteredRmsProp centeredRmsProp(Schedule lr) {
        return new CenteredRmsProp(lr, 0.99, 1e-8, 0);
    }

    /** AdamW: Adam with x ← (1 − η λ) x; β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
    public static AdamW adamW(double lr) {
        return adamW(new Constant(lr));
    }

    /** AdamW: Adam with x ← (1 − η λ) x; β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
    public static AdamW adamW(Schedule lr) {
        return new AdamW(lr, new Constant(0.9), 0.999, 1e-8, 0.01);
    }

    // ---- signs, layers and matrices

    // ---- without a schedule, without a rate

    // ---- around another method

    // ---- second order
}
