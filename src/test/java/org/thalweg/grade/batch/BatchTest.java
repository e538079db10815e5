package org.thalweg.grade.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.Mark;
import org.thalweg.grade.Books;
import org.thalweg.grade.LocalWorkplace;
import org.thalweg.grade.Result;
import org.thalweg.grade.Sample;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.intake.Submission;

class BatchTest {
    private static final String RIGHT = "static double square(double x) { return x * x; }";
    private static final String ODD = "static double square(double x) { return x * Math.abs(x); }";

    @TempDir Path folder;
    private Secret secret;
    private final LocalWorkplace workplace = new LocalWorkplace();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void keepASecret() throws IOException {
        secret = Secret.keptIn(folder.resolve("secret"));
    }

    private static Submission of(String student, byte[] notebook, int seat, String... notes) {
        return new Submission(student, seat, "ps0.ipynb", () -> notebook, List.of(notes));
    }

    private static Submission of(String student, Map<String, String> answers) {
        return of(student, Books.of(Sample.SET, answers), 0);
    }

    private Batch.Outcome grade(Submission... submissions) {
        return grade("version 1", false, submissions);
    }

    private Batch.Outcome grade(String version, boolean force, Submission... submissions) {
        try (Store store = Store.in(folder.resolve("out"), Sample.SET.id())) {
            return batch(store, version).run(List.of(submissions), 2, force);
        }
    }

    private Batch batch(Store store, String version) {
        return new Batch(
                Sample.SET,
                workplace,
                secret,
                store,
                (student, done, graded, total) ->
                        progress.add(student + " " + done + " " + graded + " " + total),
                version);
    }

    private Map<String, Result> results() throws IOException {
        Map<String, Result> results = new TreeMap<>();
        try (Store store = Store.in(folder.resolve("out"), Sample.SET.id())) {
            store.all().forEach(result -> results.put(result.student(), result));
        }
        return results;
    }

    private TaskResult graded(String task, String answer) throws IOException {
        grade(of("alice", Map.of(task, answer)));
        return results().get("alice").tasks().stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rightAnswersGetEverything() throws IOException {
        Batch.Outcome outcome =
                grade(
                        of(
                                "alice",
                                Map.of(
                                        "square", RIGHT,
                                        "sums", "double[] sums = {1, 5};",
                                        "colour", "String colour = \"a\";",
                                        "design", "I would take a step.")));
        assertThat(outcome).isEqualTo(new Batch.Outcome(1, 0, List.of(), false));
        Result alice = results().get("alice");
        assertThat(alice.earned()).isEqualTo(8);
        assertThat(alice.tasks().stream().map(TaskResult::status))
                .containsExactly(Status.GRADED, Status.GRADED, Status.GRADED, Status.MANUAL);
        assertThat(alice.isolation()).isEqualTo("none, in a test");
        assertThat(alice.notebook()).isEqualTo("ps0.ipynb");
        assertThat(workplace.openCompilers()).isZero();
    }

    @Test
    void blankNotebooksGetNothing() throws IOException {
        grade(of("alice", Map.of()));
        Result alice = results().get("alice");
        assertThat(alice.earned()).isZero();
        assertThat(alice.tasks()).allMatch(task -> task.status() == Status.BLANK);
        assertThat(workplace.starts()).isZero();
    }

    @Test
    void aWrongAnswerLosesItsCheckOnly() throws IOException {
        TaskResult square = graded("square", ODD);
        assertThat(square.status()).isEqualTo(Status.GRADED);
        assertThat(square.marks().stream().map(Mark::held)).containsExactly(true, false);
        assertThat(square.marks().get(1).sentence()).startsWith("The sign of x must not matter.");
        assertThat(square.earned()).isEqualTo(2);
    }

    @Test
    void brokenStoppedAndMissingAnswersAreTold() throws IOException {
        TaskResult broken = graded("square", "static double square(double x) { return }");
        assertThat(broken.status()).isEqualTo(Status.BROKEN);
        assertThat(broken.earned()).isZero();
        assertThat(broken.sentence()).isEqualTo("It does not compile.");
        assertThat(broken.place()).hasValueSatisfying(place -> assertThat(place.cell()).isOne());

        TaskResult stopped = graded("square", RIGHT + "// STOPS");
        assertThat(stopped.status()).isEqualTo(Status.STOPPED);
        assertThat(stopped.sentence()).isEqualTo("It was still running after 3 s.");
        assertThat(stopped.earned()).isZero();

        byte[] only = Books.notebook(List.of(Books.cell("code", "square", RIGHT)));
        grade(of("alice", only, 0));
        assertThat(results().get("alice").tasks().stream().map(TaskResult::status))
                .containsExactly(Status.GRADED, Status.MISSING, Status.MISSING, Status.MISSING);
    }

    @Test
    void aStubInOtherWordsIsBlankToo() throws IOException {
        TaskResult square =
                graded(
                        "square",
                        "static double square(double y) {"
                                + " throw new UnsupportedOperationException(\"not yet\"); }");
        assertThat(square.status()).isEqualTo(Status.BLANK);
    }

    @Test
    void wordsForAPersonAreBlankOnlyAsHandedOut() throws IOException {
        assertThat(graded("design", " *Your answer here.*\n").status()).isEqualTo(Status.BLANK);
        assertThat(graded("design", "*Your answer here.* // A smaller step.").status())
                .isEqualTo(Status.MANUAL);
    }

    @Test
    void seatsDecideWhichNumbersAreRight() throws IOException {
        byte[] book = Books.of(Sample.SET, Map.of("sums", "double[] sums = {18, 39};"));
        grade(of("alice", book, 17), of("bob", book, 0));
        assertThat(results().get("alice").earned()).isEqualTo(2);
        assertThat(results().get("bob").earned()).isZero();
    }

    @Test
    void whatIsNoNotebookGetsNothingAndASentence() throws IOException {
        grade(of("alice", "%PDF-1.4".getBytes(StandardCharsets.UTF_8), 0));
        Result alice = results().get("alice");
        assertThat(alice.earned()).isZero();
        assertThat(alice.tasks()).hasSize(4).allMatch(task -> task.status() == Status.MISSING);
        assertThat(alice.notes()).singleElement().asString().contains("PDF");
    }

    @Test
    void aNotebookOfSomethingElseGetsNothingAndASentence() throws IOException {
        byte[] other = Books.notebook(List.of(Books.cell("code", "", "int x = 3;")));
        grade(of("alice", other, 0));
        assertThat(results().get("alice").notes())
                .singleElement()
                .asString()
                .startsWith("Nothing in this notebook belongs to ps0, \"A sample\".");
    }

    @Test
    void troubleOfTheMachineIsTriedTwice() throws IOException {
        assertThat(graded("square", RIGHT + "// UNLUCKY").earned()).isEqualTo(5);
        assertThat(workplace.starts()).isEqualTo(2);
    }

    @Test
    void troubleThatStaysLeavesTheSubmissionUngraded() throws IOException {
        Batch.Outcome outcome =
                grade(
                        of("alice", Map.of("square", RIGHT + "// NOWHERE")),
                        of("bob", Map.of("square", RIGHT)));
        assertThat(outcome.ungraded()).containsExactly("alice: no process can be started.");
        assertThat(outcome.graded()).isOne();
        assertThat(results()).containsOnlyKeys("bob");
    }

    @Test
    void anErrorOfOursCostsNobodyElse() throws IOException {
        Batch.Outcome outcome =
                grade(
                        of("alice", Map.of("square", RIGHT + "// OURS")),
                        of("bob", Map.of("square", RIGHT)));
        assertThat(outcome.ungraded())
                .singleElement()
                .asString()
                .startsWith("alice: an error of the grader's, please report it");
        assertThat(results()).containsOnlyKeys("bob");
    }

    @Test
    void aNotebookThatCannotBeReadIsLeft() throws IOException {
        Submission unread =
                new Submission(
                        "alice",
                        0,
                        "ps0.ipynb",
                        () -> {
                            throw new IOException("its part of the archive is damaged");
                        },
                        List.of());
        assertThat(grade(unread).ungraded())
                .containsExactly(
                        "alice: ps0.ipynb cannot be read: its part of the archive is damaged.");
    }

    @Test
    void notesOfTheHandInStandInTheResult() throws IOException {
        grade(of("alice", Books.of(Sample.SET, Map.of()), 0, "handed in 2 notebooks"));
        assertThat(results().get("alice").notes()).containsExactly("handed in 2 notebooks");
    }

    @Test
    void nothingIsGradedTwice() throws IOException {
        Submission[] all = {of("alice", Map.of("square", RIGHT)), of("bob", Map.of("square", ODD))};
        assertThat(grade(all).graded()).isEqualTo(2);
        Map<String, byte[]> before = files();
        assertThat(grade(all)).isEqualTo(new Batch.Outcome(0, 2, List.of(), false));
        assertThat(workplace.starts()).isEqualTo(2);
        assertThat(grade("version 1", true, all).graded()).isEqualTo(2);
        assertThat(files()).containsExactlyEntriesOf(before);
    }

    @Test
    void whatChangesAResultGradesAgain() {
        Submission alice = of("alice", Map.of("square", RIGHT));
        grade(alice);
        assertThat(grade("version 2", false, alice).graded()).as("another grader").isOne();
        assertThat(grade("version 2", false, of("alice", Map.of("square", ODD))).graded())
                .as("another notebook")
                .isOne();
        byte[] odd = Books.of(Sample.SET, Map.of("square", ODD));
        assertThat(grade("version 2", false, of("alice", odd, 5)).graded())
                .as("another seat")
                .isOne();
        assertThat(grade("version 2", false, of("alice", odd, 5, "a note")).graded())
                .as("another note")
                .isOne();
        assertThat(grade("version 2", false, of("alice", odd, 5, "a note")).graded()).isZero();
    }

    @Test
    void anotherSecretGradesAgain() throws IOException {
        Submission alice = of("alice", Map.of("square", RIGHT));
        grade(alice);
        secret = Secret.keptIn(folder.resolve("another"));
        assertThat(grade(alice).graded()).isOne();
    }

    @Test
    void aDamagedResultIsGradedAgain() throws IOException {
        Submission alice = of("alice", Map.of("square", RIGHT));
        grade(alice);
        Map<String, byte[]> before = files();
        Path file = folder.resolve("out/results/alice.json");
        Files.writeString(file, Files.readString(file).substring(0, 200));
        Files.writeString(file.resolveSibling("bob.json.tmp"), "{ half");
        assertThat(grade(alice).graded()).isOne();
        assertThat(files()).containsExactlyEntriesOf(before);
    }

    @Test
    void afterStopNothingIsKeptAnyMore() throws IOException {
        try (Store store = Store.in(folder.resolve("out"), Sample.SET.id())) {
            Batch[] self = new Batch[1];
            self[0] =
                    new Batch(
                            Sample.SET,
                            workplace,
                            secret,
                            store,
                            (student, done, graded, total) -> self[0].stop(),
                            "version 1");
            Batch.Outcome outcome =
                    self[0].run(
                            List.of(
                                    of("alice", Map.of()),
                                    of("bob", Map.of()),
                                    of("carol", Map.of())),
                            1,
                            false);
            assertThat(outcome).isEqualTo(new Batch.Outcome(1, 0, List.of(), true));
        }
        assertThat(results()).containsOnlyKeys("alice");
        assertThat(grade(of("alice", Map.of()), of("bob", Map.of())))
                .isEqualTo(new Batch.Outcome(1, 1, List.of(), false));
    }

    @Test
    void progressCountsWhatHadToBeGraded() {
        grade(of("alice", Map.of()));
        progress.clear();
        grade(of("alice", Map.of()), of("bob", Map.of()));
        assertThat(progress).hasSize(2).allMatch(line -> line.endsWith(" 2"));
        assertThat(progress.get(1)).matches("(alice|bob) 2 1 2");
    }

    @Test
    void aSecondGraderIsToldToWait() {
        try (Store first = Store.in(folder.resolve("out"), "ps0")) {
            assertThat(first.folder()).exists();
            assertThatThrownBy(() -> Store.in(folder.resolve("out"), "ps0"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Another grader is at work on");
        }
        Store.in(folder.resolve("out"), "ps0").close();
    }

    @Test
    void resultsOfAnotherProblemSetAreNotMixedIn() {
        grade(of("alice", Map.of()));
        assertThatThrownBy(() -> Store.in(folder.resolve("out"), "ps9"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("holds results of ps0, not of ps9");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> Store.in(file.resolve("out"), "ps0"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--out");
    }

    @Test
    void aWriteThatFailsLeavesTheOldFile() throws IOException {
        try (Store store = Store.in(folder.resolve("out"), "ps0")) {
            Files.createDirectories(folder.resolve("out/grades.csv/in/the/way"));
            assertThatThrownBy(() -> store.write("grades.csv", new byte[10]))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("grades.csv cannot be written")
                    .hasMessageContaining("what has been graded stays graded");
            assertThat(folder.resolve("out/grades.csv/in/the/way")).exists();
            assertThat(folder.resolve("out/grades.csv.tmp")).doesNotExist();
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve("out/results"))) {
            for (Path file :
                    all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
