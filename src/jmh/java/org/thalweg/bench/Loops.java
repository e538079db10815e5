package org.thalweg.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.thalweg.Optimizers;
import org.thalweg.core.Elementwise;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.method.Sgd;

/**
 * The updates as one would write them by hand in one loop, without a library: what the methods are
 * measured against. {@link #check} asks first that both do the same.
 */
public enum Loops {
    SGD(Optimizers.sgd(0.001), 0) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            for (int i = 0; i < x.length; i++) {
                x[i] -= 0.001 * g[i];
            }
        }
    },
    MOMENTUM(Optimizers.momentum(0.001), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + g[i];
                x[i] -= 0.001 * m[i];
            }
        }
    },
    HEAVY_BALL(Optimizers.heavyBall(0.001), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + 0.001 * g[i];
                x[i] -= m[i];
            }
        }
    },
    NESTEROV(Optimizers.nesterov(0.001), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + g[i];
                x[i] -= 0.001 * (g[i] + 0.9 * m[i]);
            }
        }
    },
    ADA_GRAD(Optimizers.adaGrad(0.01), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                m[i] += g[i] * g[i];
                x[i] -= 0.01 * g[i] / (Math.sqrt(m[i]) + 1e-10);
            }
        }
    },
    RMS_PROP(Optimizers.rmsProp(0.01), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.99 * m[i] + (1 - 0.99) * g[i] * g[i];
                x[i] -= 0.01 * g[i] / (Math.sqrt(m[i]) + 1e-8);
            }
        }
    },
    RMS_PROP_MOMENTUM(Optimizers.rmsProp(0.01).momentum(0.9), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            for (int i = 0; i < x.length; i++) {
                v[i] = 0.99 * v[i] + (1 - 0.99) * g[i] * g[i];
                m[i] = 0.9 * m[i] + g[i] / (Math.sqrt(v[i]) + 1e-8);
                x[i] -= 0.01 * m[i];
            }
        }
    },
    CENTERED_RMS_PROP(Optimizers.centeredRmsProp(0.01), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.99 * m[i] + (1 - 0.99) * g[i];
                v[i] = 0.99 * v[i] + (1 - 0.99) * g[i] * g[i];
                x[i] -= 0.01 * g[i] / (Math.sqrt(Math.max(0, v[i] - m[i] * m[i])) + 1e-8);
            }
        }
    },
    CENTERED_RMS_PROP_MOMENTUM(Optimizers.centeredRmsProp(0.01).momentum(0.9), 3) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double[] w = s.w;
            for (int i = 0; i < x.length; i++) {
                double slope = g[i]; // read once, or the loop is not vectorized
                m[i] = 0.99 * m[i] + (1 - 0.99) * slope;
                v[i] = 0.99 * v[i] + (1 - 0.99) * slope * slope;
                w[i] = 0.9 * w[i] + slope / (Math.sqrt(Math.max(0, v[i] - m[i] * m[i])) + 1e-8);
                x[i] -= 0.01 * w[i];
            }
        }
    },
    ADA_DELTA(Optimizers.adaDelta(), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            for (int i = 0; i < x.length; i++) {
                v[i] = 0.9 * v[i] + (1 - 0.9) * g[i] * g[i];
                double d = Math.sqrt((m[i] + 1e-6) / (v[i] + 1e-6)) * g[i];
                m[i] = 0.9 * m[i] + (1 - 0.9) * d * d;
                x[i] -= d;
            }
        }
    },
    ADAM(Optimizers.adam(0.001), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double eta = 0.001 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + 1e-8);
            }
        }
    },
    ADAM_W(Optimizers.adamW(0.001), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double eta = 0.001 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                x[i] = (1 - 0.001 * 0.01) * x[i] - eta * m[i] / (Math.sqrt(v[i]) * root + 1e-8);
            }
        }
    },
    AMS_GRAD(Optimizers.amsGrad(0.001), 3) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double[] w = s.w;
            double eta = 0.001 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                w[i] = Math.max(w[i], v[i]);
                x[i] -= eta * m[i] / (Math.sqrt(w[i]) * root + 1e-8);
            }
        }
    },
    ADA_MAX(Optimizers.adaMax(0.002), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double eta = 0.002 / (1 - Math.pow(0.9, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = Math.max(0.999 * v[i], Math.abs(g[i]) + 1e-8);
                x[i] -= eta * m[i] / v[i];
            }
        }
    },
    N_ADAM(Optimizers.nAdam(0.002), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double mu = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004 * s.t));
            double next = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004 * (s.t + 1)));
            s.product *= mu;
            double now = 0.002 * (1 - mu) / (1 - s.product);
            double ahead = 0.002 * next / (1 - s.product * next);
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                x[i] -= (now * g[i] + ahead * m[i]) / (Math.sqrt(v[i]) * root + 1e-8);
            }
        }
    },
    ADA_BELIEF(Optimizers.adaBelief(0.001), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double eta = 0.001 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                double d = g[i] - m[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * d * d + 1e-16;
                x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + 1e-16);
            }
        }
    },
    R_ADAM(Optimizers.rAdam(0.001), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double eta = 0.001 / (1 - Math.pow(0.9, s.t));
            double limit = 2 / (1 - 0.999) - 1;
            double power = Math.pow(0.999, s.t);
            double rho = limit - 2 * s.t * power / (1 - power);
            if (rho > 5) {
                double r = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho);
                eta *= Math.sqrt(r * (1 - power));
                for (int i = 0; i < x.length; i++) {
                    m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                    v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                    x[i] -= eta * m[i] / (Math.sqrt(v[i]) + 1e-8);
                }
            } else {
                for (int i = 0; i < x.length; i++) {
                    m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                    v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                    x[i] -= eta * m[i];
                }
            }
        }
    },
    YOGI(Optimizers.yogi(0.01), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            if (s.t == 1) {
                Arrays.fill(v, 1e-6);
            }
            double eta = 0.01 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                double square = g[i] * g[i];
                v[i] -=
                        (1 - 0.999)
                                * Math.max(-square, Math.min(square, (v[i] - square) * 0x1p1000));
                x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + 1e-3);
            }
        }
    },
    ADOPT(Optimizers.adopt(0.001), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            if (s.t == 1) {
                for (int i = 0; i < x.length; i++) {
                    v[i] = g[i] * g[i];
                }
                return;
            }
            double clip = Math.sqrt(Math.sqrt(s.t - 1));
            for (int i = 0; i < x.length; i++) {
                double scaled = g[i] / Math.max(Math.sqrt(v[i]), 1e-6);
                m[i] = 0.9 * m[i] + (1 - 0.9) * Math.max(-clip, Math.min(clip, scaled));
                x[i] -= 0.001 * m[i];
                v[i] = 0.9999 * v[i] + (1 - 0.9999) * g[i] * g[i];
            }
        }
    },
    SIGN_SGD(Optimizers.signSgd(0.001), 0) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            for (int i = 0; i < x.length; i++) {
                x[i] -= 0.001 * (g[i] / Math.max(Math.abs(g[i]), Double.MIN_VALUE));
            }
        }
    },
    LION(Optimizers.lion(0.0001).decay(0.01), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            for (int i = 0; i < x.length; i++) {
                double c = 0.9 * m[i] + (1 - 0.9) * g[i];
                double sign = c / Math.max(Math.abs(c), Double.MIN_VALUE);
                x[i] = (1 - 0.0001 * 0.01) * x[i] - 0.0001 * sign;
                m[i] = 0.99 * m[i] + (1 - 0.99) * g[i];
            }
        }
    },
    LARS(Optimizers.lars(0.1).decay(0.01), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double weights = 0;
            double updates = 0;
            for (int i = 0; i < x.length; i++) {
                double u = g[i] + 0.01 * x[i];
                weights += x[i] * x[i];
                updates += u * u;
            }
            double eta = 0.1 * 0.001 * Math.sqrt(weights / updates);
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + eta * (g[i] + 0.01 * x[i]);
                x[i] -= m[i];
            }
        }
    },
    LAMB(Optimizers.lamb(0.001).decay(0.01), 3) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double[] w = s.w;
            double c1 = 1 / (1 - Math.pow(0.9, s.t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            double weights = 0;
            double updates = 0;
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                w[i] = c1 * m[i] / (Math.sqrt(v[i]) * root + 1e-6) + 0.01 * x[i];
                weights += x[i] * x[i];
                updates += w[i] * w[i];
            }
            double eta = 0.001 * Math.sqrt(weights / updates);
            for (int i = 0; i < x.length; i++) {
                x[i] -= eta * w[i];
            }
        }
    },
    PRODIGY(Optimizers.prodigy().decay(0.01), 3) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            double[] w = s.w;
            if (s.t == 1) {
                s.start = x.clone();
                s.d = 1e-6;
            }
            double[] start = s.start;
            double d = s.d;
            double eta = d * Math.sqrt(1 - Math.pow(0.999, s.t)) / (1 - Math.pow(0.9, s.t));
            double weight = d / 1e-6 * eta;
            double inner = 0;
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                inner += g[i] * (start[i] - x[i]);
                m[i] = 0.9 * m[i] + (1 - 0.9) * d * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * d * d * g[i] * g[i];
                w[i] = Math.sqrt(0.999) * w[i] + weight * g[i];
                sum += Math.abs(w[i]);
            }
            s.r = Math.sqrt(0.999) * s.r + weight * inner;
            s.d = Math.max(d, s.r / sum);
            for (int i = 0; i < x.length; i++) {
                x[i] -= eta * (m[i] / (Math.sqrt(v[i]) + s.d * 1e-8) + 0.01 * x[i]);
            }
        }
    },
    SCHEDULE_FREE_SGD(Optimizers.scheduleFreeSgd(0.001).decay(0.01), 1) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            if (s.t == 1) {
                System.arraycopy(x, 0, m, 0, x.length);
            }
            double c = 1.0 / s.t;
            double ahead = 0.001 * (1 - 0.9 * (1 - c));
            for (int i = 0; i < x.length; i++) {
                double d = g[i] + 0.01 * x[i];
                x[i] = (1 - c) * x[i] + c * m[i] - ahead * d;
                m[i] -= 0.001 * d;
            }
        }
    },
    SCHEDULE_FREE_ADAM_W(Optimizers.scheduleFreeAdamW(0.001).decay(0.01), 2) {
        @Override
        public void update(double[] x, double[] g, Memory s) {
            double[] m = s.m;
            double[] v = s.v;
            if (s.t == 1) {
                System.arraycopy(x, 0, m, 0, x.length);
            }
            double c = 1.0 / s.t;
            double ahead = 0.001 * (1 - 0.9 * (1 - c));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, s.t));
            for (int i = 0; i < x.length; i++) {
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                double d = g[i] / (Math.sqrt(v[i]) * root + 1e-8) + 0.01 * x[i];
                x[i] = (1 - c) * x[i] + c * m[i] - ahead * d;
                m[i] -= 0.001 * d;
            }
        }
    };

    /** The method, with the settings that the loop has. */
    public final GradientMethod method;

    private final int arrays;

    Loops(GradientMethod method, int arrays) {
        this.method = method;
        this.arrays = arrays;
    }

    /**
     * Makes one update by hand.
     *
     * @param x parameters; modified
     * @param g gradient; not modified
     * @param s what the loop remembers, its t counted up already; modified
     */
    public abstract void update(double[] x, double[] g, Memory s);

    /** Returns fresh memory for so many parameters. */
    public Memory memory(int parameters) {
        return new Memory(parameters, arrays);
    }

    /** What a loop remembers: the count of updates and up to three numbers for each parameter. */
    public static final class Memory {
        public final double[] m;
        public final double[] v;
        public final double[] w;

        double product = 1;
        double[] start;
        double d;
        double r;

        /** The number of this update, from 1. */
        public int t;

        Memory(int parameters, int arrays) {
            m = new double[arrays > 0 ? parameters : 0];
            v = new double[arrays > 1 ? parameters : 0];
            w = new double[arrays > 2 ? parameters : 0];
        }
    }

    /**
     * Fails unless every elementwise method of the library has a loop here and every loop makes the
     * steps of its method.
     */
    static void check() throws Exception {
        Set<Class<?>> here = new HashSet<>();
        for (Loops loops : values()) {
            here.add(loops.method.getClass());
            double difference = loops.difference(50);
            if (!(difference < 1e-12)) {
                throw new AssertionError(loops + " and its method differ by " + difference);
            }
        }
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(Path.of(Sgd.class.getResource("Sgd.class").toURI()).getParent())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Sgd.class.getPackageName() + "." + name);
                if (Elementwise.class.isAssignableFrom(type) && !here.contains(type)) {
                    missing.add(name);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("no loop in Loops for " + missing);
        }
    }

    /**
     * Returns the largest difference between a parameter after the loop and after the method,
     * relative to the largest way that a parameter has gone.
     */
    double difference(int updates) {
        int n = 1003;
        double[] a = new double[n];
        double[] b = new double[n];
        double[] start = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        System.arraycopy(start, 0, a, 0, n);
        System.arraycopy(start, 0, b, 0, n);
        Memory memory = memory(n);
        double[][] g = new double[1][];
        Optimizer opt =
                ((Method)
                                (x, f, s) -> {
                                    method.update(x, g[0], s);
                                    return 0;
                                })
                        .start();
        for (int t = 1; t <= updates; t++) {
            g[0] = gradient(n, t);
            memory.t++;
            update(a, g[0], memory);
            opt.step(b, new Given(g[0]));
        }
        return difference(a, b, start);
    }

    /** Returns the gradient of update t in comparisons: both signs, none of them tiny. */
    public static double[] gradient(int n, int t) {
        double[] g = new SplittableRandom(1000 + t).doubles(n, -1, 1).toArray();
        return Arrays.stream(g).map(e -> e + Math.copySign(0.1, e)).toArray();
    }

    /** Returns max |a − b| / max |b − start|. */
    public static double difference(double[] a, double[] b, double[] start) {
        double most = 0;
        double way = 0;
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs(a[i] - b[i]);
            if (!(d <= most)) { // or NaN
                most = d;
            }
            way = Math.max(way, Math.abs(b[i] - start[i]));
        }
        return most / way;
    }

    /** Returns whether every number is finite: what a careful loop asks before it updates. */
    static boolean finite(double[] g) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < g.length - 7; i += 8) {
            s0 += g[i] * g[i];
            s1 += g[i + 1] * g[i + 1];
            s2 += g[i + 2] * g[i + 2];
            s3 += g[i + 3] * g[i + 3];
            s4 += g[i + 4] * g[i + 4];
            s5 += g[i + 5] * g[i + 5];
            s6 += g[i + 6] * g[i + 6];
            s7 += g[i + 7] * g[i + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < g.length; i++) {
            sum += g[i] * g[i];
        }
        return sum < Double.POSITIVE_INFINITY;
    }
}
