package org.thalweg.grade.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.thalweg.check.Manual;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.rehearsal.Invented.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the hand-ins of a class out of the specimens of a problem set: right, wrong, blank, broken
 * and hostile answers, notebooks with cells rearranged, doubled or stripped of their metadata. The
 * same numbers make the same class.
 */
public final class Rehearsal {
    /** Blocks that can stand at the beginning of a method and of a class. */
    private static final List<String> HOSTILE =
            List.of(
                    "while (System.nanoTime() > Long.MIN_VALUE) { }",
                    "System.exit(0);",
                    "Runtime.getRuntime().halt(0);",
                    "double[][] hoard = new double[1 << 20][]; for (int i = 0; i < hoard.length; i++) {"
                            + " hoard[i] = new double[1 << 20]; }",
                    "for (int i = 0; i < 1_000_000; i++) { new Thread(() -> { while (true) { } }).start(); }",
                    "try { Runtime.getRuntime().exec(new String[] {\"sh\", \"-c\", \"touch /tmp/hostile\"}); }"
                            + " catch (java.io.IOException e) { throw new IllegalStateException(e); }",
                    "try { java.nio.file.Files.writeString(java.nio.file.Path.of(\"/tmp/hostile\"), \"x\"); }"
                            + " catch (java.io.IOException e) { throw new IllegalStateException(e); }",
                    "for (long i = 0; i < 1L << 40; i++) { System.out.println(\"all points\"); }");

    private final ProblemSet set;
    private final JsonNode master;

    /**
     * A rehearsal.
     *
     * @param set what was handed out
     * @param master the notebook that it was handed out as
     */
    public Rehearsal(ProblemSet set, byte[] master) {
        this.set = set;
        this.master = JsonMapper.shared().readTree(master);
    }

    /**
     * Invents the answers of a student.
     *
     * @param number of the student, from 0
     * @param seed of the class
     * @return by task, in the order of the problem set
     */
    public Map<String, Invented> answers(int number, long seed) {
        Random random = random(number, seed);
        boolean hostile = number % 10 == 9;
        Task victim = set.tasks().get(random.nextInt(set.tasks().size()));
        Map<String, Invented> answers = new LinkedHashMap<>();
        for (Task task : set.tasks()) {
            double roll = random.nextDouble();
            Kind kind =
                    hostile && task == victim
                            ? Kind.HOSTILE
                            : roll < 0.6
                                    ? Kind.RIGHT
                                    : roll < 0.88
                                            ? Kind.WRONG
                                            : roll < 0.95 ? Kind.BLANK : Kind.BROKEN;
            answers.put(task.id(), invent(task, kind, random));
        }
        return answers;
    }

    private static Random random(int number, long seed) {
        return new Random(seed * 1_000_003 + number);
    }

    private static Invented invent(Task task, Kind kind, Random random) {
        String stub = task.specimens().stub();
        if (kind == Kind.BLANK) {
            return new Invented(kind, stub, "");
        }
        if (task instanceof Manual) {
            return new Invented(Kind.WORDS, "I would halve the rate, and look again.", "");
        }
        List<Specimen> fitting =
                task.specimens().answers().stream()
                        .filter(each -> each.right() != (kind == Kind.WRONG))
                        .toList();
        if (fitting.isEmpty()) {
            return new Invented(Kind.BLANK, stub, "");
        }
        Specimen one = fitting.get(random.nextInt(fitting.size()));
        int brace = one.source().indexOf('{');
        return switch (kind) {
            case BROKEN ->
                    new Invented(
                            kind, one.source().substring(0, one.source().length() / 2) + " (", "");
            case HOSTILE ->
                    brace < 0
                            ? new Invented(Kind.RIGHT, one.source(), "")
                            : new Invented(
                                    kind,
                                    one.source().substring(0, brace + 1)
                                            + " { "
                                            + HOSTILE.get(random.nextInt(HOSTILE.size()))
                                            + " } "
                                            + one.source().substring(brace + 1),
                                    "");
            default -> new Invented(kind, one.source(), one.check());
        };
    }

    /**
     * Makes a student's notebook.
     *
     * @param number of the student, from 0
     * @param seed of the class
     */
    public byte[] notebook(int number, long seed) {
        Random random = random(~number, seed);
        Map<String, Invented> answers = answers(number, seed);
        JsonNode book = master.deepCopy();
        List<JsonNode> cells = new ArrayList<>();
        List<JsonNode> answered = new ArrayList<>();
        for (JsonNode cell : book.get("cells")) {
            JsonNode ours = cell.at("/metadata/thalweg");
            String task = ours.path("exercise").asString(ours.path("manual").asString(""));
            Invented answer = answers.get(task);
            if (answer == null) {
                cells.add(cell);
                continue;
            }
            ObjectNode changed = (ObjectNode) cell.deepCopy();
            changed.put("source", answer.source());
            if (number % 7 == 3 && random.nextInt(3) == 0) {
                cells.add(cell); // as handed out, and once more below
            }
            if (number % 11 == 5 && answer.kind() != Kind.WORDS) {
                changed.set("metadata", JsonMapper.shared().createObjectNode());
            }
            cells.add(changed);
            answered.add(changed);
        }
        if (number % 13 == 6) { // all answers at the end, in another order
            cells.removeAll(answered);
            Collections.shuffle(answered, random);
            cells.addAll(answered);
        }
        ArrayNode all = ((ObjectNode) book).putArray("cells");
        cells.forEach(all::add);
        return JsonMapper.shared().writeValueAsBytes(book);
    }

    /**
     * Writes the hand-ins of a class, a folder for each student.
     *
     * @param folder where to
     * @param students how many
     * @param seed of the class
     * @throws IOException if they cannot be written
     */
    public void write(Path folder, int students, long seed) throws IOException {
        for (int number = 0; number < students; number++) {
            Path theirs = Files.createDirectories(folder.resolve(name(number)));
            Files.write(theirs.resolve(set.id() + ".ipynb"), notebook(number, seed));
        }
    }

    /** Returns what a student is called. */
    public static String name(int number) {
        return "student%03d".formatted(number + 1);
    }
}
