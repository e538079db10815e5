package org.thalweg.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tests of the exercises need of a lesson: its imports, what its exercises rest on, their
 * cells.
 */
public record LessonNotebook(
        String name,
        List<String> imports,
        List<String> prerequisites,
        Map<String, Pair> exercises,
        List<String> problems) {

    /** The student's cell and the cell that checks it. */
    public record Pair(String stub, String check) {}

    /**
     * A right or wrong answer from a {@code .jsh} file; {@code note} is the text after the colon.
     */
    public record Answer(boolean right, String note, String source) {}

    static LessonNotebook read(Path file) {
        List<String> imports = new ArrayList<>();
        List<String> prerequisites = new ArrayList<>();
        Map<String, Pair> exercises = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        String open = null;
        String stub = null;
        for (Object each : (List<?>) map(Json.parse(text(file))).get("cells")) {
            Map<?, ?> cell = map(each);
            if (!"code".equals(cell.get("cell_type"))) {
                continue;
            }
            String source = source(cell.get("source"));
            source.lines().filter(line -> line.startsWith("import ")).forEach(imports::add);
            Object own = map(cell.get("metadata")).get("thalweg");
            Map<?, ?> metadata = own == null ? Map.of() : map(own);
            if (open != null && !open.equals(metadata.get("check"))) {
                problems.add("the cell after exercise " + open + " is not its check");
                open = null;
            }
            if (metadata.containsKey("check")) {
                if (open == null) {
                    problems.add(
                            "check " + metadata.get("check") + " does not follow its exercise");
                } else if (exercises.put(open, new Pair(stub, source)) != null) {
                    problems.add("exercise " + open + " stands twice");
                }
                open = null;
            }
            if (metadata.containsKey("exercise")) {
                open = (String) metadata.get("exercise");
                stub = source;
            }
            if (Boolean.TRUE.equals(metadata.get("prerequisite"))) {
                prerequisites.add(source);
            }
        }
        if (open != null) {
            problems.add("exercise " + open + " has no check");
        }
        String name = file.getFileName().toString().replaceAll("\\.ipynb$", "");
        return new LessonNotebook(name, imports, prerequisites, exercises, problems);
    }

    /** The answers in a {@code .jsh} file, in order; empty if there is none. */
    public static List<Answer> answers(Path file) {
        List<Answer> answers = new ArrayList<>();
        if (!Files.exists(file)) {
            return answers;
        }
        for (String section : text(file).split("(?m)^////\\s*")) {
            if (section.isBlank()) {
                continue;
            }
            String head = section.lines().findFirst().orElseThrow().strip();
            String body = section.substring(section.indexOf('\n') + 1).strip();
            boolean right = head.equals("right") || head.startsWith("right:");
            if (!right && !head.startsWith("wrong:")) {
                throw new IllegalArgumentException(
                        file
                                + ": a section begins with '//// right' or '//// wrong: what the message"
                                + " must hold', got '//// "
                                + head
                                + "'");
            }
            answers.add(
                    new Answer(right, head.substring(Math.min(6, head.length())).strip(), body));
        }
        return answers;
    }

    private static String source(Object source) {
        if (source instanceof String text) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        ((List<?>) source).forEach(out::append);
        return out.toString();
    }

    private static Map<?, ?> map(Object json) {
        return (Map<?, ?>) json;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
