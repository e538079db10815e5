package org.thalweg.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.thalweg.Functions;

/** One figure of each kind, from fixed data. */
final class Gallery {
    private Gallery() {}

    static Map<String, Figure> all() {
        Map<String, Figure> out = new LinkedHashMap<>();
        out.put("loss-log", losses().logY());
        out.put("loss-linear", losses());
        out.put("bands", bands());
        out.put("log-log", differences());
        out.put("many-decades", decades());
        out.put("contours", contours());
        out.put("contours-equal", equal());
        out.put("cloud", cloud());
        out.put("quiver", quiver());
        out.put("heat", heat());
        out.put("boundary", boundary());
        out.put("stack", stack());
        out.put("plane-over-loss", planeOverLoss());
        out.put("grid", grid());
        out.put("grid-of-lines", gridOfLines());
        out.put("surface", Charts.surface((x, y) -> Math.cos(3 * x) + y * y, -2, 2, -1, 1));
        out.put("histogram", histogram());
        out.put("dots", dots());
        out.put("bars", bars());
        out.put("two-bars", twoBars());
        out.put("one-row", Charts.rows("updates").bar("gradient descent", 691));
        out.put("one-row-of-dots", Charts.rows("loss").logX().dots("SGD", 0.1, 0.2, 0.15, 0.5));
        out.put("two-rows", Charts.rows("updates").bar("Nesterov", 155).bar("momentum", 93));
        out.put("low", losses().logY().height(120));
        out.put("low-plane", contours().height(120));
        out.put("legend-over-heat", legendOverHeat());
        out.put("rule-over-swings", swings(1));
        out.put("crowded-ends", crowded());
        out.put("diverging", diverging());
        out.forEach((name, f) -> f.alt("The figure " + name + ", for tests."));
        return out;
    }

    /** Gradient descent with momentum beta on Rosenbrock from (−0.5, 0.5). */
    static double[][] descent(double lr, double beta, int updates) {
        double[] x = {-0.5, 0.5};
        double[] v = new double[2];
        double[][] path = new double[updates + 1][];
        path[0] = x.clone();
        for (int t = 1; t <= updates; t++) {
            double r = x[1] - x[0] * x[0];
            double[] g = {-2 * (1 - x[0]) - 400 * x[0] * r, 200 * r};
            for (int i = 0; i < 2; i++) {
                v[i] = beta * v[i] + g[i];
                x[i] -= lr * v[i];
            }
            path[t] = x.clone();
        }
        return path;
    }

    static double rosenbrock(double x, double y) {
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }

    static double[] values(double[][] path) {
        return Arrays.stream(path).mapToDouble(p -> rosenbrock(p[0], p[1])).toArray();
    }

    static Chart losses() {
        return Charts.of("update", "loss")
                .line("gradient descent", values(descent(1e-3, 0, 400)))
                .line("momentum", values(descent(1e-3, 0.9, 400)))
                .line("Nesterov", values(descent(5e-4, 0.9, 300)));
    }

    static Chart bands() {
        Random random = new Random(1);
        Chart chart = Charts.of("update", "loss (median, 10–90 % of 9 seeds)").logY();
        String[] names = {"SGD", "momentum", "RMSProp", "Adam", "AdamW", "Lion"};
        double[] floor = {0.3, 0.09, 0.05, 0.02, 0.012, 0.025};
        for (int k = 0; k < names.length; k++) {
            double[][] seeds = new double[9][401];
            for (double[] row : seeds) {
                double drift = 0;
                for (int t = 0; t < row.length; t++) {
                    drift = 0.97 * drift + 0.05 * random.nextGaussian();
                    double mean = floor[k] + 1.3 * Math.exp(-t / (20 + 90 * floor[k]));
                    row[t] = mean * Math.exp(drift);
                }
            }
            chart.band(names[k], seeds);
        }
        return chart;
    }

    static Chart differences() {
        int n = 61;
        double[] h = new double[n];
        double[] forward = new double[n];
        double[] central = new double[n];
        for (int i = 0; i < n; i++) {
            h[i] = Math.pow(10, -15 + 15.0 * i / (n - 1));
            forward[i] = 0.5 * h[i] + 1e-16 / h[i];
            central[i] = h[i] * h[i] / 6 + 1e-16 / h[i];
        }
        return Charts.of("step h", "relative error of the derivative")
                .line("forward", h, forward)
                .line("central", h, central)
                .guide("h²", v -> v * v)
                .vertical(6e-6, "best h")
                .labelsInside()
                .logX()
                .logY();
    }

    static Chart decades() {
        double[] y = new double[41];
        Arrays.setAll(y, i -> Math.pow(10, 6 - i));
        return Charts.of("update", "distance to the minimizer, squared")
                .line("Newton", y)
                .horizontal(1e-16, "rounding")
                .logY();
    }

    static Chart contours() {
        return Contours.of(Functions.rosenbrock())
                .path("gradient descent", descent(1e-3, 0, 400))
                .path("momentum", descent(1e-3, 0.9, 400))
                .path("Nesterov", descent(5e-4, 0.9, 400))
                .play();
    }

    static Chart equal() {
        double[][] zigzag = {{1.8, 0.8}, {1.1, -0.6}, {0.7, 0.45}, {0.4, -0.3}, {0.25, 0.2}};
        return Contours.formula((x, y) -> 0.5 * (x * x + 10 * y * y))
                .window(-2, 2, -1, 1)
                .equalScales()
                .path("gradient descent", zigzag)
                .arrow(1.8, 0.8, 1.3, 0.1, "−∇f")
                .minimum(0, 0);
    }

    static Chart cloud() {
        Random random = new Random(2);
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.8 + 0.3 * random.nextGaussian();
            y[i] = 0.6 + 0.4 * random.nextGaussian();
        }
        return Contours.formula((a, b) -> a * a + 3 * b * b)
                .window(-1, 2, -1.2, 2)
                .points("one row", x, y)
                .points("16 rows", new double[] {0.75, 0.85, 0.8}, new double[] {0.6, 0.7, 0.5})
                .mark(0.8, 0.6, "mean");
    }

    static Chart quiver() {
        return Contours.formula((x, y) -> 0.5 * x * x + 2 * y * y)
                .window(-2, 2, -1.5, 1.5)
                .flow((x, y) -> new double[] {-x, -4 * y})
                .x("w₁")
                .y("w₂");
    }

    static Chart heat() {
        double[] rates = new double[50];
        double[] kappas = new double[40];
        Arrays.setAll(rates, i -> Math.pow(10, -3 + 4.0 * i / 49));
        Arrays.setAll(kappas, j -> Math.pow(10, 3.0 * j / 39));
        double[][] steps = new double[40][50];
        for (int j = 0; j < 40; j++) {
            for (int i = 0; i < 50; i++) {
                double q = Math.max(Math.abs(1 - rates[i]), Math.abs(1 - rates[i] / kappas[j]));
                steps[j][i] = q >= 1 ? Double.NaN : Math.max(1, -6 / Math.log10(Math.max(q, 1e-6)));
            }
        }
        return Charts.heat(rates, kappas, steps, "steps to 10⁻⁶")
                .logX()
                .logY()
                .logColors()
                .x("learning rate")
                .y("condition number")
                .vertical(1, "1/L")
                .text(0.003, 400, "slow");
    }

    static Chart legendOverHeat() {
        double[] at = {1, 2, 3, 4};
        double[][] steps = {{1, 2, 3, 4}, {2, 3, 4, 5}, {3, 4, 5, 6}, {4, 5, 6, 7}};
        return Charts.heat(at, at, steps, "updates to a loss of 10⁻⁶")
                .y("")
                .x("learning rate")
                .line("best rate of the theory", at, new double[] {4, 2, 1.5, 1.2})
                .line("best rate of the sweep", at, new double[] {3, 2.2, 1.4, 1.1});
    }

    /** Two swings about 0 whose height falls by a factor at each update. */
    static Chart swings(double factor) {
        double[] slow = new double[101];
        double[] fast = new double[101];
        Arrays.setAll(slow, t -> Math.pow(factor, t) * Math.cos(1.9 * t));
        Arrays.setAll(fast, t -> 0.6 * Math.pow(factor, t) * Math.cos(2.6 * t));
        return Charts.of("update", "x")
                .line("momentum", slow)
                .line("Nesterov", fast)
                .horizontal(0, "minimum");
    }

    static Chart boundary() {
        Random random = new Random(3);
        double[] x = new double[200];
        double[] y = new double[200];
        double[] label = new double[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
            y[i] = random.nextGaussian();
            label[i] = x[i] * y[i] < 0 ? 1 : 0;
        }
        return Charts.boundary((a, b) -> 1 / (1 + Math.exp(3 * a * b)))
                .classes(x, y, label)
                .window(-2.5, 2.5, -2.5, 2.5)
                .equalScales();
    }

    static Figure stack() {
        double[] rate = new double[600];
        double[] loss = new double[600];
        for (int t = 0; t < 600; t++) {
            rate[t] = 0.05 * (1 + Math.cos(Math.PI * (t % 200) / 200));
            loss[t] = Math.exp(-t / 150.0) + 0.01 + 0.02 * rate[t] * Math.sin(t);
        }
        return Charts.stack(
                Charts.of("update", "learning rate").line("Adam", rate),
                Charts.of("update", "loss").line("Adam", loss).logY().height(220));
    }

    static Figure planeOverLoss() {
        double[][] slow = {{1, 1}, {0.95, 0.5}, {0.9, 0.25}, {0.86, 0.12}};
        double[][] fast = {{1, 1}, {0.81, -0.9}, {0.66, 0.81}, {0.53, -0.73}};
        return Charts.stack(
                Contours.formula((x, y) -> 0.5 * (x * x + 10 * y * y))
                        .window(-1.2, 1.2, -1.2, 1.2)
                        .path("lr 0.05", slow)
                        .path("lr 0.19", fast),
                Charts.of("update", "loss")
                        .line("lr 0.05", 5.5, 1.7, 0.7, 0.4)
                        .line("lr 0.19", 5.5, 4.4, 3.5, 2.8)
                        .logY());
    }

    static Figure grid() {
        String[] names = {"gradient descent", "momentum", "Nesterov", "RMSProp", "Adam", "Lion"};
        Chart[] panels = new Chart[names.length];
        for (int i = 0; i < names.length; i++) {
            panels[i] =
                    Contours.formula(Gallery::rosenbrock)
                            .window(-1.2, 1.6, -0.6, 1.8)
                            .path(names[i], descent(1e-3, 0.15 * i, 300))
                            .heading(names[i]);
        }
        return Charts.grid(3, panels);
    }

    static Figure gridOfLines() {
        double[][] y = new double[4][41];
        for (int k = 0; k < 4; k++) {
            double pace = 3 + 4 * k;
            Arrays.setAll(y[k], t -> Math.exp(-t / pace));
        }
        return Charts.grid(
                2,
                Charts.of("update", "loss").line("lr 1", y[0]).line("lr 2", y[1]).heading("small"),
                Charts.of("update", "loss").line("lr 3", y[2]).line("lr 4", y[3]).heading("large"));
    }

    static Chart histogram() {
        Random random = new Random(4);
        double[] values = new double[2000];
        Arrays.setAll(values, i -> 1 + 2 * random.nextGaussian());
        return Charts.histogram("gradient component", values, 25).vertical(1, "mean");
    }

    static Chart dots() {
        Random random = new Random(5);
        Chart chart = Charts.rows("held-out loss, 20 repeats").logX();
        double center = 0.1;
        for (String name : new String[] {"SGD", "momentum", "RMSProp", "Adam", "Lion"}) {
            double[] values = new double[20];
            for (int i = 0; i < 20; i++) {
                values[i] = center * Math.exp(0.35 * random.nextGaussian());
            }
            chart.dots(name, values);
            center *= 0.55;
        }
        return chart;
    }

    static Chart bars() {
        return Charts.rows("updates to distance 10⁻⁶")
                .bar("gradient descent", 691)
                .bar("Nesterov", 155)
                .bar("momentum", 93);
    }

    /** As low as a figure gets. */
    static Chart twoBars() {
        return Charts.rows("error, thousand dollars")
                .bar("training rows' ruler", 23)
                .bar("wrong: its own ruler", 166);
    }

    /** Seven lines that end within a few px of each other. */
    static Chart crowded() {
        Chart chart = Charts.of("update", "loss");
        String[] names = {"SGD", "momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"};
        for (int k = 0; k < names.length; k++) {
            double[] y = new double[100];
            double end = 0.1 + 0.003 * k;
            double pace = 5 + 3 * k;
            Arrays.setAll(y, t -> end + Math.exp(-t / pace));
            chart.line(names[k], y);
        }
        return chart;
    }

    /** A line that leaves through the top and one that breaks off. */
    static Chart diverging() {
        double[] up = new double[60];
        Arrays.setAll(up, t -> 0.5 * Math.pow(1.7, t));
        double[] broken = new double[60];
        Arrays.setAll(broken, t -> t < 30 ? 1 - t / 40.0 : Double.NaN);
        double[] fine = new double[60];
        Arrays.setAll(fine, t -> Math.exp(-t / 15.0));
        return Charts.of("update", "loss")
                .line("lr 0.21", up)
                .line("lr 0.19", broken)
                .line("lr 0.1", fine)
                .yRange(0, 1.5);
    }
}
