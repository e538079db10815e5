package org.thalweg.core;

import java.util.SplittableRandom;

/** Small objectives and the hardest kinds of methods the seams have to carry. */
final class Fixtures {
    private Fixtures() {}

    /** ½ Σ (i + 1) (xᵢ − 1)². */
    static final class Bowl implements Twice {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                double d = x[i] - 1;
                g[i] = (i + 1) * d;
                value += (i + 1) * d * d / 2;
            }
            return value;
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public void hessian(double[] x, double[] h) {
            java.util.Arrays.fill(h, 0);
            for (int i = 0; i < x.length; i++) {
                h[i * x.length + i] = i + 1;
            }
        }

        @Override
        public String toString() {
            return "Bowl";
        }
    }

    /** Mean of ½ (aᵢᵀx − bᵢ)² over the rows. */
    static final class Lines implements BatchLoss {
        final double[][] a;
        final double[] b;

        Lines(int rows, int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            a = new double[rows][n];
            b = new double[rows];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = random.nextDouble() * 2 - 1;
                }
                b[i] = random.nextDouble();
            }
        }

        @Override
        public int size() {
            return b.length;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
            java.util.Arrays.fill(g, 0);
            double value = 0;
            for (int k = from; k < to; k++) {
                double r = -b[rows[k]];
                for (int j = 0; j < x.length; j++) {
                    r += a[rows[k]][j] * x[j];
                }
                value += r * r / 2 / (to - from);
                for (int j = 0; j < x.length; j++) {
                    g[j] += r * a[rows[k]][j] / (to - from);
                }
            }
            return value;
        }

        @Override
        public String toString() {
            return "Lines";
        }
    }

    static final Schedule TENTH = t -> 0.1;

    record Descent(Schedule lr) implements Elementwise {
        @Override
        public void update(double[] x, double[] g, Block b, State s) {
            double eta = s.rate(lr);
            for (int i = b.from(); i < b.to(); i++) {
                x[i] -= eta * g[i];
            }
        }
    }

    /** Momentum: one slot. */
    record Rolling(Schedule lr, double beta) implements Elementwise {
        @Override
        public void update(double[] x, double[] g, Block k, State s) {
            double[] b = s.slot("b");
            double eta = s.rate(lr);
            for (int i = k.from(); i < k.to(); i++) {
                b[i] = beta * b[i] + g[i];
                x[i] -= eta * b[i];
            }
        }
    }

    /** Depends on its own t, as Adam's bias correction does. */
    record Fading(Schedule lr) implements Elementwise {
        @Override
        public void update(double[] x, double[] g, Block b, State s) {
            double eta = s.rate(lr) / s.t();
            double[] sum = s.slot("sum");
            for (int i = b.from(); i < b.to(); i++) {
                sum[i] += g[i];
                x[i] -= eta * sum[i];
            }
        }
    }

    record Lookahead(Method fast, int k, double alpha) implements Method {
        @Override
        public double step(double[] x, Objective f, State s) {
            double[] slow = s.slot("slow", x);
            double loss = fast.step(x, f, s.child("fast"));
            if (s.t() % k == 0) {
                for (int i = 0; i < x.length; i++) {
                    slow[i] = alpha * x[i] + (1 - alpha) * slow[i];
                    x[i] = slow[i];
                }
            }
            return loss;
        }

        @Override
        public void answer(double[] x, State s, double[] out) {
            fast.answer(x, s.child("fast"), out);
        }
    }

    /** Exponential average of the iterates, the answer corrected for its start at 0. */
    record Average(Method inner, double decay) implements Method {
        @Override
        public double step(double[] x, Objective f, State s) {
            double[] a = s.slot("a");
            double loss = inner.step(x, f, s.child("inner"));
            for (int i = 0; i < x.length; i++) {
                a[i] = decay * a[i] + (1 - decay) * x[i];
            }
            return loss;
        }

        @Override
        public void answer(double[] x, State s, double[] out) {
            double[] a = s.slot("a");
            for (int i = 0; i < x.length; i++) {
                out[i] = a[i] / (1 - Math.pow(decay, s.t()));
            }
        }
    }

    record Switch(Method first, Method second, int at) implements Method {
        @Override
        public double step(double[] x, Objective f, State s) {
            return s.t() <= at
                    ? first.step(x, f, s.child("first"))
                    : second.step(x, f, s.child("second"));
        }
    }

    /** Schedule-Free SGD (Defazio et al., 2024): x is y, z is kept, the average is the answer. */
    record ScheduleFree(Schedule lr, double beta) implements GradientMethod {
        @Override
        public void update(double[] y, double[] g, State s) {
            double[] z = s.slot("z", y);
            double eta = s.rate(lr);
            double c = 1.0 / s.t();
            for (int i = 0; i < y.length; i++) {
                double average = (y[i] - (1 - beta) * z[i]) / beta;
                z[i] -= eta * g[i];
                average = (1 - c) * average + c * z[i];
                y[i] = (1 - beta) * z[i] + beta * average;
            }
        }

        @Override
        public void answer(double[] y, State s, double[] out) {
            double[] z = s.slot("z");
            for (int i = 0; i < y.length; i++) {
                out[i] = (y[i] - (1 - beta) * z[i]) / beta;
            }
        }
    }

    /**
     * Moves each block by lr times its own norm along the gradient: block-sized memory and a norm.
     */
    record Trust(Schedule lr) implements Blockwise {
        @Override
        public void update(double[] x, double[] g, Block b, State s) {
            double eta = s.rate(lr);
            double[] last = s.child(b.name()).slot("last", b.size());
            double nx = 0;
            double ng = 0;
            for (int i = b.from(); i < b.to(); i++) {
                nx += x[i] * x[i];
                ng += g[i] * g[i];
            }
            double scale = ng == 0 ? 0 : eta * Math.sqrt(nx / ng);
            for (int i = b.from(); i < b.to(); i++) {
                last[i - b.from()] = scale * g[i];
                x[i] -= last[i - b.from()];
            }
        }
    }

    /** Keeps value and gradient from its last step where the function promises to be fixed. */
    record Thrifty(Schedule lr) implements Method {
        @Override
        public double step(double[] x, Objective f, State s) {
            double[] kept = s.slot("kept", x.length + 1);
            double[] known = s.slot("known", 1);
            double[] g = s.scratch("g");
            double loss;
            if (f.fixed() && known[0] == 1) {
                System.arraycopy(kept, 0, g, 0, x.length);
                loss = kept[x.length];
            } else {
                loss = f.valueAndGradient(x, g);
                s.requireFinite(loss, g);
            }
            double eta = s.rate(lr);
            for (int i = 0; i < x.length; i++) {
                x[i] -= eta * g[i];
            }
            kept[x.length] = f.valueAndGradient(x, g);
            System.arraycopy(g, 0, kept, 0, x.length);
            known[0] = 1;
            if (Norm.of(g) < 1e-6) {
                s.stop(Stop.GRADIENT);
            }
            return loss;
        }
    }

    /** All of it at once. */
    static Method nested() {
        return new Average(
                new Lookahead(new Switch(new Rolling(TENTH, 0.9), new Fading(TENTH), 7), 5, 0.5),
                0.9);
    }
}
