package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.export.ResultFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * A class in which most attack the grader and some are honest, graded in one batch: it finishes,
 * each attack gets the outcome stated for it, the honest get their points, and nothing is left
 * behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileClassTest {
    private static final String TARGET = "momentumStep";
    private static final ProblemSet SET = ProblemSets.named("05").orElseThrow();
    private static final Path WAS_HERE = Path.of("/tmp/thalweg-was-here");

    /** What must come of a submission: of the attacked task, and of all others. */
    private record Outcome(Status status, String points, String says, boolean othersWhole) {}

    private final Map<String, Outcome> expected = new LinkedHashMap<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private String output;
    private int exitCode;
    private Path out;

    @BeforeAll
    void grade(@TempDir Path folder) throws IOException {
        Files.deleteIfExists(WAS_HERE);
        Path submissions = Files.createDirectory(folder.resolve("submissions"));
        write(submissions);
        out = folder.resolve("graded");
        StringWriter said = new StringWriter();
        exitCode =
                Main.run(
                        new GradeCommand(),
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "05",
                        submissions.toString(),
                        "--out",
                        out.toString(),
                        "--secret",
                        folder.resolve("secret").toString(),
                        "--allow-weak");
        output = said.toString();
        try (Stream<Path> files = Files.list(out.resolve("results"))) {
            for (Path file : files.toList()) {
                Result result = ResultFile.of(Files.readAllBytes(file)).result();
                results.put(result.student(), result);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachGetsWhatIsStatedForIt() {
        return expected.entrySet().stream()
                .map(
                        each ->
                                dynamicTest(
                                        each.getKey(),
                                        () -> judge(each.getKey(), each.getValue())));
    }

    private void judge(String student, Outcome outcome) {
        Result result = results.get(student);
        assertThat(result).as("the result of %s", student).isNotNull();
        for (TaskResult task : result.tasks()) {
            int points = SET.task(task.task()).points();
            if (!task.task().equals(TARGET)) {
                assertThat(task.earned())
                        .as("%s of %s: %s", task.task(), student, task)
                        .isEqualTo(outcome.othersWhole ? points : 0);
                continue;
            }
            assertThat(task.status()).as(task.toString()).isEqualTo(outcome.status);
            switch (outcome.points) {
                case "all" -> assertThat(task.earned()).as(task.toString()).isEqualTo(points);
                case "none" -> assertThat(task.earned()).as(task.toString()).isZero();
                default -> assertThat(task.earned()).as(task.toString()).isBetween(1, points - 1);
            }
            assertThat(said(task, result)).containsIgnoringCase(outcome.says);
        }
    }

    private static String said(TaskResult task, Result result) {
        return task.sentence()
                + task.marks().stream()
                        .map(mark -> mark.sentence())
                        .collect(Collectors.joining(" ", " ", " "))
                + task.notes()
                + result.notes();
    }

    @Test
    void everySubmissionIsGraded() {
        assertThat(exitCode).as(output).isZero();
        assertThat(results.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(expected.size()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void nothingIsLeftBehind() {
        assertThat(WAS_HERE).doesNotExist();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
                .as("processes that still run")
                .isEmpty();
    }

    @Test
    void noPageTellsHiddenInputsOrHoldsMarkupOfTheirs() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(text).as(file.toString()).doesNotContain("SECRET [");
                if (file.toString().endsWith(".html")) {
                    assertThat(text).as(file.toString()).doesNotContain("<script", "<img src=x");
                }
            }
        }
    }

    // ---- the class

    private void write(Path folder) throws IOException {
        for (int i = 1; i <= 4; i++) {
            submit(folder, "honest" + i, notebook(right(TARGET)), all());
        }
        attacks(folder);
        rearranged(folder);
    }

    private static Outcome all() {
        return new Outcome(Status.GRADED, "all", "", true);
    }

    private void attacks(Path folder) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/grading/hostile.jsh"));
        String[] sections = text.split("(?m)^//// ", -1);
        for (int i = 1; i < sections.length; i++) {
            int end = sections[i].indexOf('\n');
            String[] head = sections[i].substring(0, end).split("\\|", -1);
            assertThat(head).as(sections[i]).hasSize(4);
            submit(
                    folder,
                    "%02d %s".formatted(i, head[0].strip()).replaceAll("[^A-Za-z0-9]+", "-"),
                    notebook(sections[i].substring(end + 1).strip()),
                    new Outcome(
                            Status.valueOf(head[1].strip()),
                            head[2].strip(),
                            head[3].strip(),
                            true));
        }
    }

    /** Honest answers in notebooks that were handled badly, and files that are none. */
    private void rearranged(Path folder) throws IOException {
        String answer = right(TARGET);
        String whole = notebook(answer);
        Outcome missing = new Outcome(Status.MISSING, "none", "", true);
        Outcome nothing = new Outcome(Status.MISSING, "none", "", false);
        submit(folder, "cell-deleted", notebook(null), missing);
        submit(folder, "cell-twice", with(whole, cell(TARGET, answer)), all());
        submit(
                folder,
                "cell-twice-the-last-one-blank",
                with(whole, cell(TARGET, "// nothing here")),
                all());
        submit(
                folder,
                "cell-split",
                with(
                        with(notebook(null), cell(null, answer)),
                        cell(TARGET, "// see the cell above")),
                all());
        submit(folder, "cell-renamed", with(notebook(null), cell("something", answer)), all());
        submit(
                folder,
                "cell-without-metadata-in-front",
                notebook(null)
                        .replaceFirst(
                                "\"cells\": \\[",
                                "\"cells\": [" + quoted(cell(null, answer)) + ","),
                all());
        submit(
                folder,
                "cell-as-text",
                whole.replace(
                        cell(TARGET, answer),
                        cell(TARGET, answer).replace("\"code\"", "\"markdown\"")),
                all());
        submit(
                folder,
                "points-edited",
                whole.replace(
                        "\"exercise\": \"" + TARGET + "\"",
                        "\"exercise\": \"" + TARGET + "\", \"points\": 1000000"),
                all());
        submit(folder, "another-kernel", whole.replace("\"java\"", "\"python3\""), all());
        submit(folder, "byte-order-mark", "\ufeff" + whole, all());
        submit(
                folder,
                "outputs-forged",
                whole.replace(
                        "\"outputs\": []",
                        "\"outputs\": [{\"output_type\": \"display_data\", \"metadata\": {}, \"data\":"
                                + " {\"text/html\": \"<script>alert(1)</script>Right: 100 points\"}}]"),
                all());
        submit(
                folder,
                "metadata-of-wrong-types",
                whole.replace("\"metadata\": {}", "\"metadata\": []"),
                all());
        submit(folder, "not-json", "{\"cells\": [", nothing);
        submit(folder, "empty-file", "", nothing);
        submit(folder, "json-but-no-notebook", "[1, 2, 3]", nothing);
        submit(folder, "deep", "[".repeat(200_000), nothing);
        submit(
                folder,
                "markup-in-the-answer",
                notebook("// <script>alert(1)</script><img src=x onerror=alert(1)>\n" + answer),
                all());
    }

    private void submit(Path folder, String student, String notebook, Outcome outcome)
            throws IOException {
        Path own = Files.createDirectory(folder.resolve(student));
        Files.writeString(own.resolve("05-momentum.ipynb"), notebook, StandardCharsets.UTF_8);
        expected.put(student, outcome);
    }

    private static String right(String task) throws IOException {
        String file =
                Files.readString(
                        Path.of("src/test/resources/exercises/05-momentum", task + ".jsh"));
        String section = file.split("(?m)^//// ", -1)[1];
        return section.substring(section.indexOf('\n') + 1).strip();
    }

    /** Every task answered rightly, but this one so; {@code null} leaves it out. */
    private static String notebook(String target) throws IOException {
        List<String> cells = new ArrayList<>();
        for (var task : SET.tasks()) {
            String source = task.id().equals(TARGET) ? target : right(task.id());
            if (source != null) {
                cells.add(cell(task.id(), source));
            }
        }
        return "{\"cells\": ["
                + String.join(",\n", cells)
                + "], \"metadata\": {\"kernelspec\": {\"name\": \"java\"}}, \"nbformat\": 4,"
                + " \"nbformat_minor\": 5}";
    }

    private static String with(String notebook, String cell) {
        int end = notebook.lastIndexOf("], \"metadata\"");
        return notebook.substring(0, end) + "," + cell + notebook.substring(end);
    }

    private static String cell(String task, String source) {
        String metadata = task == null ? "{}" : "{\"thalweg\": {\"exercise\": \"" + task + "\"}}";
        return "{\"cell_type\": \"code\", \"metadata\": "
                + metadata
                + ", \"execution_count\": null, \"outputs\": [], \"source\": "
                + JsonMapper.shared().writeValueAsString(source)
                + "}";
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
