package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.w3c.dom.Element;

/**
 * The pages of classes that answered real exercises as their specimens do, left in {@code
 * target/pages} to be looked at. {@code docs/reports.md} has a picture of one.
 */
class PreviewTest {
    private static final Path PAGES = Path.of("target", "pages");
    private static final String ISOLATION =
            "`bubblewrap` with a filter of system calls: each answer ran in a process of its own,"
                    + " without files, network or other processes.\n\n"
                    + "*What it does not stop:* a flaw in the kernel.";

    @Test
    void aClassOnAProblemSet() throws IOException {
        ProblemSet set = ProblemSets.named("ps2").orElseThrow();
        List<Result> results = new ArrayList<>(new Classes(set).of(12, 7));
        results.add(Classes.copy(results.get(3), "Otto <b>Copy</b>"));
        results.add(Handmade.ungraded("Uma", "The file is no notebook: it ends at byte 311."));
        Pages.write(PAGES.resolve("class"), set, results, ISOLATION);
        try (Stream<Path> files = Files.walk(PAGES.resolve("class"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
                Parsed parsed = Parsed.of(Files.readString(file));
                assertThat(Files.size(file)).as(file.toString()).isLessThan(600_000);
                for (Element svg : parsed.elements("svg")) {
                    assertThat(svg.getAttribute("aria-label")).isNotBlank();
                }
            }
        }
        String report = Files.readString(PAGES.resolve("class").resolve("report.html"));
        assertThat(Parsed.of(report).text())
                .contains(
                        "Otto <b>Copy</b>", "unusual pieces in common", "Uma", "ends at byte 311");
    }

    @Test
    void aKnownMistakeIsNamedAndDrawn() throws IOException {
        ProblemSet all = ProblemSets.named("ps2").orElseThrow();
        Task momentum = all.task("momentum");
        Task weights = all.task("weights");
        Task curves = all.task("curves");
        ProblemSet set =
                new ProblemSet(
                        "ps2", all.title(), all.notebook(), List.of(momentum, weights, curves));
        Classes made = new Classes(set);
        List<TaskResult> answers =
                List.of(
                        made.graded(momentum, like(momentum, "average"), 9),
                        made.graded(weights, right(weights), 12),
                        made.graded(curves, right(curves), 15));
        Result result =
                new Result(
                        "05",
                        "Sofja Kowalewskaja",
                        0,
                        "05.ipynb",
                        "bubblewrap",
                        answers,
                        List.of());
        Pages.write(PAGES.resolve("one"), set, List.of(result), ISOLATION);
        String file = Pages.files(List.of(result)).get(0);
        Parsed page = Parsed.of(Files.readString(PAGES.resolve("one/feedback").resolve(file)));
        assertThat(page.text()).contains("Your velocity is an average", "Tasks 2 and 3 hold whole");
        assertThat(page.elements("svg")).isNotEmpty();
        assertThat(page.elements("svg").get(0).getAttribute("aria-label"))
                .contains("part at step 1");
    }

    private static Specimen right(Task task) {
        return task.specimens().answers().get(0);
    }

    private static Specimen like(Task task, String says) {
        return task.specimens().answers().stream()
                .filter(each -> each.says().contains(says))
                .findFirst()
                .orElseThrow();
    }
}
