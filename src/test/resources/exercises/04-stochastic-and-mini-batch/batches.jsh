//// right: shuffle, then cut
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// right: with lists
int[][] batches(int n, int B, SplittableRandom rng) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < n; i++) open.add(i);
    List<int[]> out = new ArrayList<>();
    while (!open.isEmpty()) {
        int[] batch = new int[Math.min(B, open.size())];
        for (int k = 0; k < batch.length; k++)
            batch[k] = open.remove(rng.nextInt(open.size()));
        out.add(batch);
    }
    return out.toArray(new int[0][]);
}

//// right: sorted by a random key
int[][] batches(int n, int B, SplittableRandom rng) {
    double[] key = rng.doubles(n).toArray();
    Integer[] rows = new Integer[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    Arrays.sort(rows, Comparator.comparingDouble(i -> key[i]));
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++) {
        out[k] = new int[Math.min(B, n - k * B)];
        for (int i = 0; i < out[k].length; i++) out[k][i] = rows[k * B + i];
    }
    return out;
}

//// wrong: The rest is dropped
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[n / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: with replacement
int[][] batches(int n, int B, SplittableRandom rng) {
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++) {
        out[k] = new int[Math.min(B, n - k * B)];
        for (int i = 0; i < out[k].length; i++) out[k][i] = rng.nextInt(n);
    }
    return out;
}

//// wrong: Two epochs in a row have the same order
int[][] batches(int n, int B, SplittableRandom rng) {
    rng = new SplittableRandom(42);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: All chance must come from rng
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = (int) (Math.random() * (i + 1)), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: an end is off by one
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B - 1));
    return out;
}

//// wrong: an end is off by one
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B + 1));
    return out;
}

//// wrong: do not fill it up
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, (k + 1) * B);
    return out;
}

//// wrong: One batch is empty
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[n / B + 1][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: Java counts from 0
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i + 1;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i + 1), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: The rows come in their own order
int[][] batches(int n, int B, SplittableRandom rng) {
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++) {
        out[k] = new int[Math.min(B, n - k * B)];
        for (int i = 0; i < out[k].length; i++) out[k][i] = k * B + i;
    }
    return out;
}

//// wrong: Neighbors stay together
int[][] batches(int n, int B, SplittableRandom rng) {
    List<int[]> out = new ArrayList<>();
    for (int from = 0; from + B <= n; from += B) {
        int[] batch = new int[B];
        for (int i = 0; i < B; i++) batch[i] = from + i;
        out.add(rng.nextInt(out.size() + 1), batch);
    }
    int[] rest = new int[n % B];
    for (int i = 0; i < rest.length; i++) rest[i] = n - rest.length + i;
    if (rest.length > 0) out.add(rest);
    return out.toArray(new int[0][]);
}

//// wrong: a row may also stay where it is
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = rng.nextInt(i), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: Some orders come more often than others
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int i = 0; i < n; i++) {
        int j = rng.nextInt(n), row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int k = 0; k < out.length; k++)
        out[k] = Arrays.copyOfRange(rows, k * B, Math.min(n, (k + 1) * B));
    return out;
}

//// wrong: an end is off by one
int[][] batches(int n, int B, SplittableRandom rng) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
        int j = rng.nextInt(i + 1);
        rows[i] = rows[j];
        rows[j] = i;
    }
    int[][] out = new int[(n + B - 1) / B][];
    for (int b = 0; b < out.length; b++)
        out[b] = Arrays.copyOfRange(rows, b * B, Math.min(n, b * B + B) - 1);
    return out;
}
