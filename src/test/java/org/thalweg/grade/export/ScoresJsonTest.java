package org.thalweg.grade.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.check.Mark;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.Sample;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.export.ScoresJson.Answer;

class ScoresJsonTest {
    private static final Task SQUARE = Sample.SET.task("square");

    private static TaskResult came(String task, Status status, List<Mark> marks, String sentence) {
        List<Excerpt> source =
                List.of(
                        new Excerpt(new Place(2, 1), "int a;"),
                        new Excerpt(new Place(4, 3), "int b;"));
        return new TaskResult(task, status, marks, sentence, Optional.empty(), source, List.of());
    }

    private static Answer only(TaskResult came) {
        Result result = new Result("ps0", "Zoë", 7, "ps0.ipynb", "none", List.of(came), List.of());
        ScoresJson scores = ScoresJson.of(Sample.SET, List.of(result));
        assertThat(scores.students()).hasSize(1);
        assertThat(scores.students().get(0).page()).endsWith(".html");
        assertThat(scores.students().get(0).answers()).hasSize(1);
        return scores.students().get(0).answers().get(0);
    }

    @Test
    void scoresWhatIsHeldAndKeepsTheSource() {
        Answer answer = only(came("square", Status.GRADED, SQUARE.lost("No `<b>`."), ""));
        assertThat(answer.score()).isZero();
        assertThat(answer.source()).isEqualTo("int a;\nint b;");
        assertThat(answer.comment()).contains("0 of").doesNotContain("<");
    }

    @Test
    void givesNoMoreThanTheTaskIsWorth() {
        Mark rich = new Mark("all", 99, true, "", false, Optional.empty());
        assertThat(only(came("square", Status.GRADED, List.of(rich), "")).score())
                .isEqualTo(SQUARE.points());
    }

    @Test
    void leavesToAPersonWhatAPersonMarks() {
        assertThat(only(came("design", Status.MANUAL, List.of(), "")).score()).isNull();
    }

    @Test
    void givesNothingForNothing() {
        Answer answer = only(came("design", Status.BLANK, List.of(), "Nothing is written here."));
        assertThat(answer.score()).isZero();
        assertThat(answer.comment()).isEqualTo("Nothing is written here.");
    }
}
