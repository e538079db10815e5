package org.thalweg;

import java.util.function.Predicate;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Schedule;
import org.thalweg.core.Split;
import org.thalweg.method.AdaBelief;
import org.thalweg.method.AdaDelta;
import org.thalweg.method.AdaGrad;
import org.thalweg.method.AdaMax;
import org.thalweg.method.Adafactor;
import org.thalweg.method.Adam;
import org.thalweg.method.AdamW;
import org.thalweg.method.Adopt;
import org.thalweg.method.AmsGrad;
import org.thalweg.method.Armijo;
import org.thalweg.method.Bfgs;
import org.thalweg.method.Cautious;
import org.thalweg.method.CenteredRmsProp;
import org.thalweg.method.ConjugateGradient;
import org.thalweg.method.Conjugation;
import org.thalweg.method.DampedNewton;
import org.thalweg.method.Ema;
import org.thalweg.method.ExactOnQuadratics;
import org.thalweg.method.FixedStep;
import org.thalweg.method.GaussNewton;
import org.thalweg.method.HeavyBall;
import org.thalweg.method.Kfac;
import org.thalweg.method.Lamb;
import org.thalweg.method.Lars;
import org.thalweg.method.Lbfgs;
import org.thalweg.method.LevenbergMarquardt;
import org.thalweg.method.Lion;
import org.thalweg.method.Lookahead;
import org.thalweg.method.Momentum;
import org.thalweg.method.Muon;
import org.thalweg.method.MuonRms;
import org.thalweg.method.NAdam;
import org.thalweg.method.Nesterov;
import org.thalweg.method.Newton;
import org.thalweg.method.NonlinearConjugateGradient;
import org.thalweg.method.Polyak;
import org.thalweg.method.Prodigy;
import org.thalweg.method.RAdam;
import org.thalweg.method.RmsProp;
import org.thalweg.method.SaddleFreeNewton;
import org.thalweg.method.ScheduleFreeAdamW;
import org.thalweg.method.ScheduleFreeSgd;
import org.thalweg.method.Sgd;
import org.thalweg.method.SignSgd;
import org.thalweg.method.SteepestDescent;
import org.thalweg.method.StrongWolfe;
import org.thalweg.method.Yogi;
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

    /** AdaDelta as published, without a learning rate: η = 1, ρ = 0.9, ε = 1e-6. */
    public static AdaDelta adaDelta() {
        return adaDelta(1);
    }

    /**
     * AdaDelta: x ← x − η Δ, Δ = √(u + ε) / √(v + ε) g, u from its own updates; ρ = 0.9, ε = 1e-6.
     */
    public static AdaDelta adaDelta(double lr) {
        return adaDelta(new Constant(lr));
    }

    /**
     * AdaDelta: x ← x − η Δ, Δ = √(u + ε) / √(v + ε) g, u from its own updates; ρ = 0.9, ε = 1e-6.
     */
    public static AdaDelta adaDelta(Schedule lr) {
        return new AdaDelta(lr, 0.9, 1e-6);
    }

    /** Adam: x ← x − η m̂ / (√v̂ + ε); β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static Adam adam(double lr) {
        return adam(new Constant(lr));
    }

    /** Adam: x ← x − η m̂ / (√v̂ + ε); β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static Adam adam(Schedule lr) {
        return new Adam(lr, new Constant(0.9), 0.999, 1e-8);
    }

    /** AdamW: Adam with x ← (1 − η λ) x; β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
    public static AdamW adamW(double lr) {
        return adamW(new Constant(lr));
    }

    /** AdamW: Adam with x ← (1 − η λ) x; β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
    public static AdamW adamW(Schedule lr) {
        return new AdamW(lr, new Constant(0.9), 0.999, 1e-8, 0.01);
    }

    /** AMSGrad: Adam with the largest v so far; β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static AmsGrad amsGrad(double lr) {
        return amsGrad(new Constant(lr));
    }

    /** AMSGrad: Adam with the largest v so far; β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static AmsGrad amsGrad(Schedule lr) {
        return new AmsGrad(lr, new Constant(0.9), 0.999, 1e-8);
    }

    /** AdaMax: Adam with u ← max(β₂ u, |g| + ε) for √v̂; β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static AdaMax adaMax(double lr) {
        return adaMax(new Constant(lr));
    }

    /** AdaMax: Adam with u ← max(β₂ u, |g| + ε) for √v̂; β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static AdaMax adaMax(Schedule lr) {
        return new AdaMax(lr, new Constant(0.9), 0.999, 1e-8);
    }

    /**
     * NAdam: Adam that looks ahead, with a mean of g and the next m̂ for m̂; β₁ = 0.9, β₂ = 0.999,
     * ε = 1e-8, ψ = 0.004.
     */
    public static NAdam nAdam(double lr) {
        return nAdam(new Constant(lr));
    }

    /**
     * NAdam: Adam that looks ahead, with a mean of g and the next m̂ for m̂; β₁ = 0.9, β₂ = 0.999,
     * ε = 1e-8, ψ = 0.004.
     */
    public static NAdam nAdam(Schedule lr) {
        return new NAdam(lr, new Constant(0.9), 0.999, 1e-8, 0.004);
    }

    /** AdaBelief: Adam with the mean of (g − m)² for v; β₁ = 0.9, β₂ = 0.999, ε = 1e-16. */
    public static AdaBelief adaBelief(double lr) {
        return adaBelief(new Constant(lr));
    }

    /** AdaBelief: Adam with the mean of (g − m)² for v; β₁ = 0.9, β₂ = 0.999, ε = 1e-16. */
    public static AdaBelief adaBelief(Schedule lr) {
        return new AdaBelief(lr, new Constant(0.9), 0.999, 1e-16);
    }

    /**
     * RAdam: Adam with a built-in warm-up, x ← x − η r m̂ / √v̂ with r rising to 1; β₁ = 0.9, β₂ =
     * 0.999, ε = 1e-8.
     */
    public static RAdam rAdam(double lr) {
        return rAdam(new Constant(lr));
    }

    /**
     * RAdam: Adam with a built-in warm-up, x ← x − η r m̂ / √v̂ with r rising to 1; β₁ = 0.9, β₂ =
     * 0.999, ε = 1e-8.
     */
    public static RAdam rAdam(Schedule lr) {
        return new RAdam(lr, new Constant(0.9), 0.999, 1e-8);
    }

    /**
     * Yogi: Adam with v ← v − (1 − β₂) sign(v − g²) g²; β₁ = 0.9, β₂ = 0.999, v₀ = 1e-6, ε = 0.001.
     */
    public static Yogi yogi(double lr) {
        return yogi(new Constant(lr));
    }

    /**
     * Yogi: Adam with v ← v − (1 − β₂) sign(v − g²) g²; β₁ = 0.9, β₂ = 0.999, v₀ = 1e-6, ε = 0.001.
     */
    public static Yogi yogi(Schedule lr) {
        return new Yogi(lr, new Constant(0.9), 0.999, 1e-6, 1e-3);
    }

    /** ADOPT: x ← x − η m, m the mean of g / √v, v from before; β₁ = 0.9, β₂ = 0.9999, ε = 1e-6. */
    public static Adopt adopt(double lr) {
        return adopt(new Constant(lr));
    }

    /** ADOPT: x ← x − η m, m the mean of g / √v, v from before; β₁ = 0.9, β₂ = 0.9999, ε = 1e-6. */
    public static Adopt adopt(Schedule lr) {
        return new Adopt(lr, new Constant(0.9), 0.9999, 1e-6);
    }

    // ---- signs, layers and matrices

    /** The sign of the gradient: x ← x − η sign(g). */
    public static SignSgd signSgd(double lr) {
        return signSgd(new Constant(lr));
    }

    /** The sign of the gradient: x ← x − η sign(g). */
    public static SignSgd signSgd(Schedule lr) {
        return new SignSgd(lr);
    }

    /** Lion: x ← (1 − η λ) x − η sign(β₁ m + (1 − β₁) g); β₁ = 0.9, β₂ = 0.99, λ = 0. */
    public static Lion lion(double lr) {
        return lion(new Constant(lr));
    }

    /** Lion: x ← (1 − η λ) x − η sign(β₁ m + (1 − β₁) g); β₁ = 0.9, β₂ = 0.99, λ = 0. */
    public static Lion lion(Schedule lr) {
        return new Lion(lr, new Constant(0.9), 0.99, 0);
    }

    /**
     * LARS: for each block v ← β v + η τ (‖x‖ / ‖u‖) u with u = g + λ x; β = 0.9, τ = 0.001, λ = 0.
     */
    public static Lars lars(double lr) {
        return lars(new Constant(lr));
    }

    /**
     * LARS: for each block v ← β v + η τ (‖x‖ / ‖u‖) u with u = g + λ x; β = 0.9, τ = 0.001, λ = 0.
     */
    public static Lars lars(Schedule lr) {
        return new Lars(lr, new Constant(0.9), 0.001, 0);
    }

    /**
     * LAMB: for each block x ← x − η (‖x‖ / ‖r‖) r, r = m̂ / (√v̂ + ε) + λ x; Adam's settings, ε =
     * 1e-6, λ = 0.
     */
    public static Lamb lamb(double lr) {
        return lamb(new Constant(lr));
    }

    /**
     * LAMB: for each block x ← x − η (‖x‖ / ‖r‖) r, r = m̂ / (√v̂ + ε) + λ x; Adam's settings, ε =
     * 1e-6, λ = 0.
     */
    public static Lamb lamb(Schedule lr) {
        return new Lamb(lr, new Constant(0.9), 0.999, 1e-6, 0);
    }

    /**
     * Adafactor: x ← x − max(ε₂, RMS(x)) min(η, 1/√t) U, U = g / √V clipped to an RMS of d, V from
     * rows and columns; weight t⁻ᶜ, c = 0.8, ε₁ = 2.2e-16, ε₂ = 0.001, d = 1, λ = 0.
     */
    public static Adafactor adafactor(double lr) {
        return adafactor(new Constant(lr));
    }

    /**
     * Adafactor: x ← x − max(ε₂, RMS(x)) min(η, 1/√t) U, U = g / √V clipped to an RMS of d, V from
     * rows and columns; weight t⁻ᶜ, c = 0.8, ε₁ = 2.2e-16, ε₂ = 0.001, d = 1, λ = 0.
     */
    public static Adafactor adafactor(Schedule lr) {
        return new Adafactor(lr, 0.8, Math.ulp(1.0), 1e-3, 1, 0);
    }

    /**
     * Muon, for matrices: x ← x − η √max(1, rows/cols) O, O = orthogonal factor of the momentum; β
     * = 0.95, λ = 0.
     */
    public static Muon muon(double lr) {
        return muon(new Constant(lr));
    }

    /**
     * Muon, for matrices: x ← x − η √max(1, rows/cols) O, O = orthogonal factor of the momentum; β
     * = 0.95, λ = 0.
     */
    public static Muon muon(Schedule lr) {
        return new Muon(lr, new Constant(0.95), 0);
    }

    /**
     * Muon at AdamW's rates: x ← (1 − ηλ) x − η ρ √max(rows, cols) O; β = 0.95, ρ = 0.2, λ = 0.1.
     */
    public static MuonRms muonRms(double lr) {
        return muonRms(new Constant(lr));
    }

    /**
     * Muon at AdamW's rates: x ← (1 − ηλ) x − η ρ √max(rows, cols) O; β = 0.95, ρ = 0.2, λ = 0.1.
     */
    public static MuonRms muonRms(Schedule lr) {
        return new MuonRms(lr, new Constant(0.95), 0.2, 0.1);
    }

    // ---- without a schedule, without a rate

    /**
     * Schedule-Free gradient descent: constant rate, the answer is an average; β = 0.9, λ = 0, r =
     * 0.
     */
    public static ScheduleFreeSgd scheduleFreeSgd(double lr) {
        return scheduleFreeSgd(new Constant(lr));
    }

    /**
     * Schedule-Free gradient descent: constant rate, the answer is an average; β = 0.9, λ = 0, r =
     * 0.
     */
    public static ScheduleFreeSgd scheduleFreeSgd(Schedule lr) {
        return new ScheduleFreeSgd(lr, 0.9, 0, 0);
    }

    /**
     * Schedule-Free AdamW: constant rate, the answer is an average; β = 0.9, β₂ = 0.999, ε = 1e-8,
     * λ = 0, r = 0.
     */
    public static ScheduleFreeAdamW scheduleFreeAdamW(double lr) {
        return scheduleFreeAdamW(new Constant(lr));
    }

    /**
     * Schedule-Free AdamW: constant rate, the answer is an average; β = 0.9, β₂ = 0.999, ε = 1e-8,
     * λ = 0, r = 0.
     */
    public static ScheduleFreeAdamW scheduleFreeAdamW(Schedule lr) {
        return new ScheduleFreeAdamW(lr, 0.9, 0.999, 1e-8, 0, 0);
    }

    /** Prodigy: Adam that finds its learning rate; η = 1, Adam's settings, λ = 0, d₀ = 1e-6. */
    public static Prodigy prodigy() {
        return prodigy(1);
    }

    /** Prodigy: Adam that finds its learning rate, times η; Adam's settings, λ = 0, d₀ = 1e-6. */
    public static Prodigy prodigy(double lr) {
        return prodigy(new Constant(lr));
    }

    /** Prodigy: Adam that finds its learning rate, times η; Adam's settings, λ = 0, d₀ = 1e-6. */
    public static Prodigy prodigy(Schedule lr) {
        return new Prodigy(lr, new Constant(0.9), 0.999, 1e-8, 0, 1e-6);
    }

    // ---- around another method

    /**
     * Two methods that share the parameters by blocks: those that satisfy the condition go to the
     * first, the others to the second.
     *
     * <pre>{@code
     * split(layout, Block::isMatrix, muon(0.02), adamW(3e-4))
     * split(layout, Block::isMatrix, adamW(0.01).decay(0.1), adam(0.01))
     * }</pre>
     */
    public static Split split(
            Layout layout, Predicate<Block> toFirst, Blockwise first, Blockwise second) {
        return Split.split(layout, toFirst, first, second);
    }

    /** Lookahead: after every k updates x ← slow ← α x + (1 − α) slow; customary k = 5, α = 0.5. */
    public static Lookahead lookahead(Method fast, int k, double alpha) {
        return new Lookahead(fast, k, alpha);
    }

    /** The answer is a moving average, a ← δ a + (1 − δ) x, debiased; customary δ = 0.999. */
    public static Ema ema(Method inner, double decay) {
        return new Ema(inner, decay);
    }

    /** The answer is the mean of x after the updates from, from + 1, … */
    public static Polyak polyak(Method inner, int from) {
        return new Polyak(inner, from);
    }

    /** Of each update u only what goes down the gradient: x ← x + n / (k + 1) · u [u g &lt; 0]. */
    public static Cautious cautious(Blockwise inner) {
        return new Cautious(inner);
    }

    // ---- second order

    /** Searches backwards from a first step: f(x + α d) ≤ f + c₁ α gᵀd; c₁ = 1e-4, halving. */
    public static Armijo armijo() {
        return new Armijo(1e-4, 0.5);
    }

    /**
     * Searches a step that is low and flat, as PyTorch does; c₁ = 1e-4, c₂ = 0.9, 25 trials, a
     * bracket of at least 1e-9.
     */
    public static StrongWolfe strongWolfe() {
        return new StrongWolfe(1e-4, 0.9, 25, 1e-9);
    }

    /** Steps to the lowest point of a quadratic: α = −gᵀd / dᵀA d. */
    public static ExactOnQuadratics exactOnQuadratics() {
        return new ExactOnQuadratics();
    }

    /** Does not search: η times the step a method would try first. */
    public static FixedStep fixedStep(double lr) {
        return fixedStep(new Constant(lr));
    }

    /** Does not search: η times the step a method would try first. */
    public static FixedStep fixedStep(Schedule lr) {
        return new FixedStep(lr);
    }

    /** Steepest descent: x ← x − α g; backtracking, done at |gᵢ| ≤ 1e-7. */
    public static SteepestDescent steepestDescent() {
        return new SteepestDescent(armijo(), 1e-7);
    }

    /** Newton, pure: x ← x − H⁻¹ g; done at |gᵢ| ≤ 1e-7. Saddles attract it. */
    public static Newton newton() {
        return newton(1);
    }

    /** Newton, pure, with a learning rate: x ← x − η H⁻¹ g; done at |gᵢ| ≤ 1e-7. */
    public static Newton newton(double lr) {
        return newton(new Constant(lr));
    }

    /** Newton, pure, with a learning rate: x ← x − η H⁻¹ g; done at |gᵢ| ≤ 1e-7. */
    public static Newton newton(Schedule lr) {
        return new Newton(lr, 1e-7);
    }

    /**
     * Newton that descends: (H + τ I) d = −g, x ← x + α d; τ from 1e-3 if needed, backtracking,
     * done at |gᵢ| ≤ 1e-7.
     */
    public static DampedNewton dampedNewton() {
        return new DampedNewton(1e-3, armijo(), 1e-7);
    }

    /**
     * Newton that flees from saddles: d = −Q |Λ|⁻¹ Qᵀ g, x ← x + α d; δ = 1e-3, backtracking, done
     * at |gᵢ| ≤ 1e-7.
     */
    public static SaddleFreeNewton saddleFreeNewton() {
        return new SaddleFreeNewton(1e-3, armijo(), 1e-7);
    }

    /**
     * Conjugate gradients for convex quadratics: d ← −g + (gᵀg / g₋ᵀg₋) d, x ← x + α d; two
     * gradients an update, done at |gᵢ| ≤ 1e-7.
     */
    public static ConjugateGradient conjugateGradient() {
        return new ConjugateGradient(1e-7);
    }

    /**
     * Nonlinear conjugate gradients: d ← −g + β d, x ← x + α d; Polak-Ribière+, strong Wolfe with
     * c₂ = 0.1, done at |gᵢ| ≤ 1e-7 or a change below 1e-9.
     */
    public static NonlinearConjugateGradient nonlinearConjugateGradient() {
        return new NonlinearConjugateGradient(
                Conjugation.POLAK_RIBIERE_PLUS, strongWolfe().c2(0.1), 1e-7, 1e-9);
    }

    /** BFGS: d = −H g, x ← x + α d; strong Wolfe, done at |gᵢ| ≤ 1e-7 or a change below 1e-9. */
    public static Bfgs bfgs() {
        return new Bfgs(strongWolfe(), 1e-7, 1e-9);
    }

    /**
     * L-BFGS: d = −H g with H from the last m steps and changes of the gradient; m = 10 is
     * customary; strong Wolfe, done at |gᵢ| ≤ 1e-7 or a change below 1e-9.
     */
    public static Lbfgs lbfgs(int history) {
        return new Lbfgs(history, strongWolfe(), 1e-7, 1e-9);
    }

    /** Gauss-Newton for least squares: x ← x − (Jᵀ J)⁻¹ Jᵀ r; done at |gᵢ| ≤ 1e-7. */
    public static GaussNewton gaussNewton() {
        return gaussNewton(1);
    }

    /** Gauss-Newton with a learning rate: x ← x − η (Jᵀ J)⁻¹ Jᵀ r; done at |gᵢ| ≤ 1e-7. */
    public static GaussNewton gaussNewton(double lr) {
        return gaussNewton(new Constant(lr));
    }

    /** Gauss-Newton with a learning rate: x ← x − η (Jᵀ J)⁻¹ Jᵀ r; done at |gᵢ| ≤ 1e-7. */
    public static GaussNewton gaussNewton(Schedule lr) {
        return new GaussNewton(lr, 1e-7);
    }

    /**
     * Levenberg-Marquardt for least squares: (Jᵀ J / m + λ I) p = −g, x ← x + p; λ begins at 1e-3
     * of the largest diagonal entry, done at |gᵢ| ≤ 1e-7 or a change below 1e-9.
     */
    public static LevenbergMarquardt levenbergMarquardt() {
        return new LevenbergMarquardt(1e-3, 1e-7, 1e-9);
    }

    /**
     * K-FAC for networks: x ← x − η b, b of (G + √λ/π I)⁻¹ ∇ (A + π √λ I)⁻¹; β = 0.9, averages of
     * decay 0.95, λ = 1e-3, κ = 1e-3, factors renewed every 10 and inverted every 100 updates.
     */
    public static Kfac kfac(double lr) {
        return kfac(new Constant(lr));
    }

    /**
     * K-FAC for networks: x ← x − η b, b of (G + √λ/π I)⁻¹ ∇ (A + π √λ I)⁻¹; β = 0.9, averages of
     * decay 0.95, λ = 1e-3, κ = 1e-3, factors renewed every 10 and inverted every 100 updates.
     */
    public static Kfac kfac(Schedule lr) {
        return new Kfac(lr, new Constant(0.9), 0.95, 1e-3, 1e-3, 10, 100);
    }
}
