//// right: mean over the rows of the batch
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// right: the division inside
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j] / (to - from);
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j];
    }
}

//// right: all residuals of the batch first
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int[] batch = Arrays.copyOfRange(order, from, Math.min(from + B, order.length));
        double[] r = new double[batch.length];
        for (int k = 0; k < batch.length; k++) {
            for (int j = 0; j < w.length; j++) r[k] += w[j] * x[batch[k]][j];
            r[k] -= y[batch[k]];
        }
        for (int k = 0; k < batch.length; k++) {
            for (int j = 0; j < w.length; j++) {
                w[j] -= lr / batch.length * r[k] * x[batch[k]][j];
            }
        }
    }
}

//// wrong: You sum the gradients
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j];
    }
}

//// wrong: divide by the rows it really has
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / B;
    }
}

//// wrong: divide by the number of all rows
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / x.length;
    }
}

//// wrong: The features are shuffled and the labels are not
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[k];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: You never look at order
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = k;
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: The short last batch is dropped
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from + B <= order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: Write +=
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] = r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: You walk uphill
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] += lr * g[j] / (to - from);
    }
}

//// wrong: begin each batch with zeros
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    double[] g = new double[w.length];
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: at the weights of the beginning of the epoch
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    double[] old = w.clone();
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += old[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: that is the full batch
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += order.length) {
        int to = Math.min(from + order.length, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: does not move
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= 1 / 2 * lr * g[j] / (to - from);
    }
}

//// wrong: reads or writes beyond an array
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = from + B;
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}

//// wrong: twice too long
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    for (int from = 0; from < order.length; from += B) {
        int to = Math.min(from + B, order.length);
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = -y[i];
            for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
            for (int j = 0; j < w.length; j++) g[j] += 2 * r * x[i][j];
        }
        for (int j = 0; j < w.length; j++) w[j] -= lr * g[j] / (to - from);
    }
}
