package org.thalweg.method;

import java.util.List;
import org.thalweg.core.Description;
import org.thalweg.core.Kronecker;
import org.thalweg.core.Layer;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.core.Stop;
import org.thalweg.schedule.Constant;

/**
 * K-FAC, natural gradient descent with a Fisher matrix that is a Kronecker product for each layer:
 * U = (G + √λ/π I)⁻¹ ∇ (A + π √λ I)⁻¹, b ← β b + ν U, (W b) ← (W b) − η b.
 *
 * <p>∇ is the gradient by a layer's (W b), A = E[a aᵀ] of its inputs with a trailing 1, G = E[δ δᵀ]
 * of the derivatives by its scores, labels drawn from the model: running averages with decay min(1
 * − 1/k, ρ) at their k-th renewal. π² is the quotient of their mean eigenvalues, so that the
 * damping λ is shared fairly. ν = min(1, √(κ / (η² ⟨U, ∇⟩))) keeps the predicted change of the
 * outputs small, ⟨U, ∇⟩ over all layers. The direction does not depend on an affine change of a
 * layer's inputs or outputs if λ = 0. If a damped factor is not positive definite the update is not
 * made, {@link Stop#SINGULAR}.
 *
 * <p>State: b, and two factors of two kinds for each layer. Needs {@link Kronecker}, which networks
 * offer over all examples and over batches.
 *
 * <p>Martens and Grosse: Optimizing neural networks with Kronecker-factored approximate curvature,
 * 2015, sections 3, 5, 6.3; ν after Wu et al.: Scalable trust-region method for deep reinforcement
 * learning using Kronecker-factored approximation, 2017. Deviations: labels are averaged over, not
 * drawn; η, β and λ are settings, where the paper adapts them by a second model. PyTorch, optax and
 * Keras have no K-FAC; what is in use for PyTorch adds λ to products of eigenvalues instead.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1)
 * @param decay largest decay ρ of the averages, in [0, 1); customary 0.95
 * @param damping λ ≥ 0; customary 1e-3
 * @param clip κ > 0; customary 1e-3; infinite: no clipping
 * @param factorsEvery updates from one renewal of A and G to the next, ≥ 1
 * @param inverseEvery updates from one factorization of them to the next, ≥ 1
 */
public record Kfac(
        Schedule lr,
        Schedule beta,
        double decay,
        double damping,
        double clip,
        int factorsEvery,
        int inverseEvery)
        implements Method {
    /** Checks the settings. */
    public Kfac {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.decay("decay", decay);
        Require.nonNegative("damping", damping);
        if (clip != Double.POSITIVE_INFINITY) {
            Require.positive("clip", clip);
        }
        Require.atLeast("factorsEvery", factorsEvery, 1);
        Require.atLeast("inverseEvery", inverseEvery, 1);
    }

    /** Returns this with another momentum. */
    public Kfac beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public Kfac beta(Schedule value) {
        return new Kfac(lr, value, decay, damping, clip, factorsEvery, inverseEvery);
    }

    /** Returns this with another decay of the averages. */
    public Kfac decay(double value) {
        return new Kfac(lr, beta, value, damping, clip, factorsEvery, inverseEvery);
    }

    /** Returns this with another damping λ. */
    public Kfac damping(double value) {
        return new Kfac(lr, beta, decay, value, clip, factorsEvery, inverseEvery);
    }

    /** Returns this with another bound κ; infinite: no clipping. */
    public Kfac clip(double value) {
        return new Kfac(lr, beta, decay, damping, value, factorsEvery, inverseEvery);
    }

    /** Returns this with A and G renewed every so many updates. */
    public Kfac factorsEvery(int value) {
        return new Kfac(lr, beta, decay, damping, clip, value, inverseEvery);
    }

    /** Returns this with A and G factored every so many updates. */
    public Kfac inverseEvery(int value) {
        return new Kfac(lr, beta, decay, damping, clip, factorsEvery, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "U = (G + √λ/π I)⁻¹ ∇ (A + π √λ I)⁻¹, b ← β b + ν U, (W b) ← (W b) − η b",
                "n + 2 Σ (inputs² + outputs²)",
                "Martens and Grosse: Optimizing neural networks with Kronecker-factored approximate curvature, 2015");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        Kronecker model = f.as(Kronecker.class);
        List<Layer> layers = model.layers();
        NaturalGradient.requireAll(layers, x.length);
        double[] g = s.scratch("g");
        double[] u = s.scratch("u");
        double[] fresh = s.scratch("factors", Layer.factors(layers));
        double loss = f.valueAndGradient(x, g);
        s.requireFinite(loss, g);
        boolean renew = (s.t() - 1) % factorsEvery == 0;
        if (renew) {
            model.factors(x, fresh);
            s.requireFinite(loss, fresh);
            s.requireFinite(loss, g); // again: the norm of the last is the one that is reported
        }
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        double kept = Math.min(1 - 1.0 / ((s.t() - 1) / factorsEvery + 1), decay);
        double[] b = s.slot("b");
        boolean solved = true;
        System.arraycopy(g, 0, u, 0, g.length);
        for (int i = 0, at = 0; i < layers.size(); at += layers.get(i++).factors()) {
            Layer layer = layers.get(i);
            State own = s.child(layer.weights().name());
            if (renew) {
                NaturalGradient.average(layer, own, kept, fresh, at);
            }
            boolean due =
                    !NaturalGradient.isFactored(layer, own) || (s.t() - 1) % inverseEvery == 0;
            solved &= !due || NaturalGradient.factor(layer, own, damping);
            if (solved) {
                NaturalGradient.solve(layer, own, u);
            }
        }
        if (!solved) {
            s.stop(Stop.SINGULAR);
            return loss;
        }
        double change = eta * eta * Vectors.dot(u, g);
        double nu = change > clip ? Math.sqrt(clip / change) : 1;
        for (int i = 0; i < x.length; i++) {
            b[i] = beta * b[i] + nu * u[i];
            x[i] -= eta * b[i];
        }
        return loss;
    }
}
