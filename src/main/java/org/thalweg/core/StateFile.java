package org.thalweg.core;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters and memory as text, one line each. Doubles are written in decimal, which Java reads
 * back bit for bit.
 *
 * <pre>
 * thalweg 1
 * x 2 0.5 -1.25
 * multiplier 1.0
 * beside plateau 3 0.25 2.0 0.0
 * node /fast 7
 * slot m 2 0.25 1.0E-5
 * </pre>
 *
 * <p>What is saved: parameters, counters, slots, the multiplier, what stands beside the loop. What
 * is not: settings (the method is given when loading), scratch, the reason of a stop. The file is
 * written beside the old one and then takes its place, so a save that fails loses nothing.
 */
final class StateFile {
    private static final String HEAD = "thalweg 1";

    private StateFile() {}

    static void save(State state, Map<String, double[]> beside, double[] x, Path file)
            throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                out.write(HEAD + "\n");
                numbers(out, "x", x);
                out.write("multiplier " + state.multiplier() + "\n");
                for (Map.Entry<String, double[]> memory : beside.entrySet()) {
                    numbers(out, "beside " + memory.getKey(), memory.getValue());
                }
                node(out, "/", state);
                out.write("end\n");
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void node(BufferedWriter out, String path, State state) throws IOException {
        out.write("node " + path + " " + state.t() + "\n");
        for (Map.Entry<String, double[]> slot : state.slots().entrySet()) {
            numbers(out, "slot " + slot.getKey(), slot.getValue());
        }
        for (Map.Entry<String, State> child : state.children().entrySet()) {
            node(out, path + (path.endsWith("/") ? "" : "/") + child.getKey(), child.getValue());
        }
    }

    private static void numbers(BufferedWriter out, String name, double[] values)
            throws IOException {
        out.write(name + " " + values.length);
        for (double value : values) {
            out.write(' ');
            out.write(Double.toString(value));
        }
        out.write("\n");
    }

    /**
     * Returns the memory in the file and writes its parameters to x and what stands beside the loop
     * to beside, only once the whole file has been understood.
     */
    static State load(Path file, double[] x, Map<String, double[]> beside) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no saved optimizer here");
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new Reader(file, in).read(x, beside);
        }
    }

    private static final class Reader {
        private final Path file;
        private final BufferedReader in;
        private int line;

        Reader(Path file, BufferedReader in) {
            this.file = file;
            this.in = in;
        }

        State read(double[] x, Map<String, double[]> beside) throws IOException {
            if (!HEAD.equals(in.readLine())) {
                throw new IOException(
                        file + " is not a saved optimizer: its first line is not \"" + HEAD + "\"");
            }
            line = 1;
            double[] saved = numbers(words(), 1, "x");
            if (saved.length != x.length) {
                throw new IllegalArgumentException(
                        file
                                + " holds "
                                + saved.length
                                + " parameters, x has "
                                + x.length
                                + ": load it into the same model");
            }
            State root = new State(x.length);
            String[] multiplier = words();
            require(multiplier.length == 2 && multiplier[0].equals("multiplier"), "the multiplier");
            double m = number(multiplier[1]);
            require(m >= 0 && m < Double.POSITIVE_INFINITY, "a finite multiplier of at least 0");
            root.multiplier(m);
            Map<String, double[]> read = new LinkedHashMap<>();
            State node = root;
            for (String[] words = words(); !words[0].equals("end"); words = words()) {
                if (words[0].equals("node") && words.length == 3) {
                    node = find(root, words[1]);
                    node.loadedAt(whole(words[2]));
                } else if (words[0].equals("beside") && words.length >= 3) {
                    read.put(words[1], numbers(words, 2, words[1]));
                } else {
                    require(words.length >= 3 && words[0].equals("slot"), "a node or a slot");
                    node.slots().put(words[1], numbers(words, 2, words[1]));
                }
            }
            System.arraycopy(saved, 0, x, 0, x.length);
            beside.putAll(read);
            return root;
        }

        private static State find(State root, String path) {
            State node = root;
            for (String name : path.split("/")) {
                node = name.isEmpty() ? node : node.loadedChild(name);
            }
            return node;
        }

        private double[] numbers(String[] words, int at, String name) throws IOException {
            require(words.length > at && words[at - 1].equals(name), "\"" + name + "\"");
            int count = whole(words[at]);
            require(words.length - at - 1 == count, count + " numbers");
            double[] values = new double[count];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(words[at + 1 + i]);
            }
            return values;
        }

        private String[] words() throws IOException {
            line++;
            String text = in.readLine();
            require(text != null, "a line \"end\"; the file is cut short");
            return text.split(" ");
        }

        private double number(String word) throws IOException {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw broken("a number, got \"" + word + "\"", e);
            }
        }

        private int whole(String word) throws IOException {
            try {
                int value = Integer.parseInt(word);
                require(value >= 0, "a count of at least 0, got " + word);
                return value;
            } catch (NumberFormatException e) {
                throw broken("a whole number, got \"" + word + "\"", e);
            }
        }

        private void require(boolean good, String expected) throws IOException {
            if (!good) {
                throw broken(expected, null);
            }
        }

        private IOException broken(String expected, Exception cause) {
            return new IOException(
                    file + " is damaged: line " + line + " should hold " + expected, cause);
        }
    }
}
