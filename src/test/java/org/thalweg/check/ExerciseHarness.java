package org.thalweg.check;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.thalweg.check.LessonNotebook.Answer;
import org.thalweg.check.LessonNotebook.Pair;

/**
 * Answers the exercises of one lesson as a student would: in a shell with the lesson's imports, the
 * answer in place of the student's cell, then the check's cell.
 */
final class ExerciseHarness implements AutoCloseable {
    /** What every Java kernel imports by itself, less what no lesson uses. */
    private static final List<String> KERNEL_IMPORTS =
            Stream.of("util", "io", "math", "util.concurrent", "util.regex")
                    .map(name -> "import java." + name + ".*;")
                    .toList();

    private static final int LEAST_WRONG = 3;

    /** One thing to try; {@code answer} is null for the cell as shipped. */
    record Case(String exercise, Answer answer) {
        String title() {
            return exercise
                    + ": "
                    + (answer == null
                            ? "as shipped"
                            : (answer.right() ? "right " : "wrong: ") + answer.note());
        }
    }

    private final LessonNotebook lesson;
    private final Path resources;
    private JShell shell;

    /**
     * @param resources the folder with one {@code .jsh} file for each exercise
     */
    ExerciseHarness(LessonNotebook lesson, Path resources) {
        this.lesson = lesson;
        this.resources = resources;
    }

    /** What is missing: pairs of cells, resource files, wrong answers. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>(lesson.problems());
        for (String id : lesson.exercises().keySet()) {
            List<Answer> answers = LessonNotebook.answers(file(id));
            long right = answers.stream().filter(Answer::right).count();
            if (right < 1) {
                gaps.add(id + ": no right answer in " + file(id));
            }
            if (answers.size() - right < LEAST_WRONG) {
                gaps.add(
                        id
                                + ": "
                                + LEAST_WRONG
                                + " wrong answers are needed, "
                                + (answers.size() - right)
                                + " found in "
                                + file(id));
            }
            for (Answer answer : answers) {
                if (!answer.right() && answer.note().isBlank()) {
                    gaps.add(id + ": a wrong answer does not say what its message must hold");
                }
            }
        }
        for (String stray : strays()) {
            gaps.add(stray + " belongs to no exercise of the lesson");
        }
        return gaps;
    }

    private List<String> strays() {
        if (!Files.isDirectory(resources)) {
            return List.of();
        }
        File[] files = resources.toFile().listFiles((folder, name) -> name.endsWith(".jsh"));
        return Stream.of(files == null ? new File[0] : files)
                .map(File::getName)
                .filter(name -> !lesson.exercises().containsKey(name.replace(".jsh", "")))
                .sorted()
                .toList();
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String id : lesson.exercises().keySet()) {
            cases.add(new Case(id, null));
            LessonNotebook.answers(file(id)).forEach(answer -> cases.add(new Case(id, answer)));
        }
        return cases;
    }

    /** Returns what is wrong with the reply, or an empty string. */
    String tryOut(Case one) {
        Pair cells = lesson.exercises().get(one.exercise());
        boolean shipped = one.answer() == null;
        List<Snippet> used = new ArrayList<>();
        String trouble = run(shipped ? cells.stub() : one.answer().source(), used, null);
        StringBuilder reply = new StringBuilder();
        if (trouble.isEmpty()) {
            trouble = run(cells.check(), used, reply);
        }
        // or the next answer would meet this one's overloads, and every check would be compiled
        // again
        used.forEach(shell::drop);
        String said = trouble.isEmpty() ? reply.toString() : trouble;
        if (shipped) {
            return said.startsWith("Not yet: ")
                    ? ""
                    : "as shipped it must say 'Not yet', got:\n" + said;
        }
        boolean passed = said.startsWith("Right: ");
        if (one.answer().right()) {
            return passed ? "" : "a right answer must pass, got:\n" + said;
        }
        if (passed || said.startsWith("Not yet: ")) {
            return "a wrong answer must be told so, got:\n" + said;
        }
        String wanted = one.answer().note().toLowerCase(Locale.ROOT);
        return said.toLowerCase(Locale.ROOT).contains(wanted)
                ? ""
                : "the message must contain '" + one.answer().note() + "', got:\n" + said;
    }

    private Path file(String id) {
        return resources.resolve(id + ".jsh");
    }

    private void open() {
        if (shell != null) {
            return;
        }
        shell =
                JShell.builder()
                        .executionEngine(new LocalExecutionControlProvider(), Map.of())
                        .compilerOptions("-proc:none")
                        .build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
        List<String> first = new ArrayList<>(KERNEL_IMPORTS);
        first.addAll(lesson.imports());
        first.addAll(lesson.prerequisites());
        for (String source : first) {
            String trouble = run(source, new ArrayList<>(), null);
            if (!trouble.isEmpty()) {
                close();
                shell = null;
                throw new IllegalStateException(
                        lesson.name() + " cannot begin, at\n" + source + "\n" + trouble);
            }
        }
    }

    /** Runs a cell statement by statement; returns the first error, or an empty string. */
    private String run(String cell, List<Snippet> used, StringBuilder lastValue) {
        open();
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = info.source() == null ? rest : info.source();
            rest = info.source() == null ? "" : info.remaining();
            if (source.isBlank()) {
                continue;
            }
            for (SnippetEvent event : shell.eval(source)) {
                if (event.causeSnippet() != null) {
                    continue; // an update of something that depends on this
                }
                used.add(event.snippet());
                if (event.status() == Snippet.Status.REJECTED) {
                    return shell.diagnostics(event.snippet())
                            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                            .collect(Collectors.joining("\n"));
                }
                if (event.exception() != null) {
                    return thrown(event.exception());
                }
                if (lastValue != null && event.value() != null) {
                    lastValue.setLength(0);
                    lastValue.append(event.value());
                }
            }
        }
        return "";
    }

    private static String thrown(JShellException exception) {
        return exception.getMessage() == null ? exception.toString() : exception.getMessage();
    }

    @Override
    public void close() {
        if (shell != null) {
            shell.close();
        }
    }
}
