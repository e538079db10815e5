package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.check.Task;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** Comments that nbgrader shows as Markdown with raw HTML and formulas. */
class CommentsTest {
    private static final Task TASK = Handmade.SET.task("descend");

    @Test
    void saysWhatHoldsAndWhatDoesNot() {
        TaskResult result =
                Handmade.graded(
                        "descend",
                        "",
                        Handmade.held("the walk is right", 2),
                        Handmade.lost("x is left alone", 1, "You change `x`."),
                        Handmade.lost("a zero stays zero", 1, "You change `x`."));
        assertThat(Comments.of(TASK, result).lines())
                .containsExactly(
                        "2 of 4\u00A0points.",
                        "",
                        "- holds: the walk is right",
                        "- lost: x is left alone. You change x.",
                        "- lost: a zero stays zero");
    }

    @Test
    void aPersonMarksAPlan() {
        Task plan = Handmade.SET.task("design");
        assertThat(Comments.of(plan, Handmade.manual("text")))
                .isEqualTo("Your teacher marks this.");
    }

    @ParameterizedTest
    @MethodSource("org.thalweg.grade.report.HostileTest#strings")
    void nothingOfAStudentIsMarkup(String hostile) {
        TaskResult broken =
                new TaskResult(
                        "descend",
                        Status.BROKEN,
                        TASK.lost("? " + hostile),
                        hostile,
                        Optional.empty(),
                        List.of(),
                        List.of(hostile));
        String comment = Comments.of(TASK, broken);
        assertThat(comment).doesNotContain("<", ">", "$", "://", "\\(");
        assertThat(comment.replaceAll("\\\\.|&#47;", ""))
                .doesNotContainPattern("[*_`\\[\\]{}#!|~^]");
        assertThat(comment.lines())
                .allMatch(
                        line -> line.isEmpty() || line.startsWith("- ") || line.startsWith("0 of"));
        assertThat(comment).hasSizeLessThan(12_000);
    }
}
