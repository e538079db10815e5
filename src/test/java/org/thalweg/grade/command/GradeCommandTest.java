package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.grade.Books;
import org.thalweg.grade.Sample;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.sandbox.Sandbox.Tier;

class GradeCommandTest {
    private static final String RIGHT = "static double square(double x) { return x * x; }";

    @TempDir Path folder;

    /** What the program said. */
    private record Said(int exit, String out, String err) {}

    private Said grade(String... more) {
        List<String> arguments = new ArrayList<>(List.of("ps0"));
        arguments.addAll(
                List.of(
                        "--out", folder.resolve("out").toString(),
                        "--secret", folder.resolve("secret").toString()));
        arguments.addAll(List.of(more));
        return said(arguments.toArray(String[]::new));
    }

    private static Said said(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = SampleGrader.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    private Path handIn(String file, Map<String, String> answers) throws IOException {
        Path path = folder.resolve("class").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, Books.of(Sample.SET, answers));
        return folder.resolve("class");
    }

    @Test
    void everythingATeacherGets() throws IOException {
        handIn("alice.ipynb", Map.of("square", RIGHT, "design", "A step."));
        Path handedIn = handIn("bob.ipynb", Map.of());
        Files.writeString(handedIn.resolve("readme.txt"), "hello");
        Said said = grade(handedIn.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("2 of 2")
                .contains("2 graded, 0 had been graded before.")
                .contains("Please look at:")
                .contains("  readme.txt is not a notebook.");
        Path out = folder.resolve("out");
        assertThat(Files.readString(out.resolve("grades.csv")))
                .contains("alice,0,5,0,0,,5,12,")
                .contains("bob,0,0,0,0,0,0,12,");
        assertThat(out.resolve("junit.xml")).content().contains("<testsuite name=\"alice\"");
        assertThat(out.resolve("results/alice.json")).exists();
        assertThat(out.resolve("report.html")).exists();
        assertThat(out.resolve("feedback/alice.html")).exists();
        assertThat(grade(handedIn.toString()).out())
                .contains("0 graded, 2 had been graded before.");
    }

    @Test
    void everyPageIsNamedAsItsResult() throws IOException {
        handIn("Zoë Müller_1_assignsubmission_file_/x.ipynb", Map.of());
        Path handedIn = handIn("a;b_2_assignsubmission_file_/x.ipynb", Map.of());
        grade(handedIn.toString());
        assertThat(names("feedback", ".html")).isEqualTo(names("results", ".json")).hasSize(2);
    }

    @Test
    void publicMarksAreOfTheNotebooksOwnSeatWithoutHiddenChecksAndWithoutASecret()
            throws IOException {
        String sums = "double[] sums = {42, 87}; // int seat = 41;";
        Path handedIn = handIn("alice.ipynb", Map.of("square", RIGHT, "sums", sums));
        assertThat(grade("--public", handedIn.toString()).exit()).isZero();
        assertThat(folder.resolve("out/grades.csv")).content().contains("alice,41,2,2,0,0,4,9,");
        assertThat(folder.resolve("secret")).doesNotExist();
    }

    @Test
    void publicMarksOfANotebookThatNamesNoSeatAreOfTheEditionForEverybody() throws IOException {
        Path handedIn = handIn("alice.ipynb", Map.of("sums", "double[] sums = {1, 5};"));
        grade("--public", handedIn.toString());
        assertThat(folder.resolve("out/grades.csv")).content().contains("alice,0,0,2,0,0,2,9,");
    }

    private List<String> names(String below, String suffix) throws IOException {
        try (var files = Files.list(folder.resolve("out").resolve(below))) {
            return files.map(file -> file.getFileName().toString().replace(suffix, ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void studentsFromElsewhereStayInTheTable() throws IOException {
        grade(handIn("alice.ipynb", Map.of()).toString());
        Files.delete(folder.resolve("class/alice.ipynb"));
        Said said = grade(handIn("late.ipynb", Map.of()).toString());
        assertThat(said.out()).contains("There is also 1 graded from elsewhere: alice.");
        assertThat(folder.resolve("out/grades.csv")).content().contains("alice").contains("late");
    }

    @Test
    void theRosterSaysWhoIsMissing() throws IOException {
        Path roster = Files.writeString(folder.resolve("roster.csv"), "id\nalice\nbob\n");
        Said said =
                grade(handIn("alice.ipynb", Map.of()).toString(), "--students", roster.toString());
        assertThat(said.out()).contains("1 of the roster handed in nothing: bob.");
    }

    @Test
    void whatIsLeftUngradedIsSaid() throws IOException {
        handIn("alice.ipynb", Map.of("square", RIGHT + "// NOWHERE"));
        Said said = grade(handIn("bob.ipynb", Map.of()).toString());
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out())
                .contains("Not graded, through no fault of theirs; the same command tries again:")
                .contains("  alice: no process can be started.");
        assertThat(folder.resolve("out/grades.csv")).content().doesNotContain("alice");
    }

    @Test
    void notebooksThatCannotCountAreSaid() throws IOException {
        handIn("alice.ipynb", Map.of());
        Files.writeString(folder.resolve("class/bob.ipynb"), "{ \"cells\": ");
        Said said = grade(folder.resolve("class").toString());
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("Nothing to grade in:\n  bob: The file is not a whole");
        assertThat(folder.resolve("out/grades.csv")).content().contains("bob,0,0,0,0,0,0,12,");
    }

    @Test
    void whatCannotBeDoneIsASentence() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertTrouble(grade(empty.toString()), "There is no notebook (.ipynb) in " + empty + ".");
        assertTrouble(grade(folder.resolve("none").toString()), "it is not there");
        Path file = Files.writeString(folder.resolve("x.zip"), "no zip");
        assertTrouble(grade(file.toString()), "x.zip cannot be graded: it is damaged");
        Path handedIn = handIn("alice.ipynb", Map.of());
        assertTrouble(
                grade(handedIn.toString(), "--jobs", "0"), "--jobs must be 1 or more, got 0.");
        assertTrouble(
                grade(handedIn.toString(), "--students", "nobody.csv"),
                "nobody.csv cannot be read: it is not there any more.");
        assertTrouble(
                said("ps8", handedIn.toString()),
                "There is no problem set ps8. Did you mean ps0? There are: ps0.");
        assertTrouble(
                said("homework", handedIn.toString()),
                "There is no problem set homework. There are: ps0.");
        Files.writeString(folder.resolve("secret"), "password");
        assertTrouble(grade(handedIn.toString()), "is not a grading secret");
    }

    private static void assertTrouble(Said said, String sentence) {
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(sentence).doesNotContain("Exception");
    }

    @Test
    void helpNamesTheExitCodes() {
        Said said = said("--help");
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("--require-isolation")
                .contains("3     some submissions are not graded")
                .contains("130   stopped by Ctrl-C");
    }

    @ParameterizedTest
    @CsvSource({
        "ISOLATED, true, false, true",
        "CONFINED, true, false, true",
        "ISOLATED, false, false, true",
        "PLAIN, true, false, false",
        "PLAIN, true, true, false",
        "PLAIN, false, true, true",
    })
    void theWeakestSandboxMustBeAskedFor(Tier tier, boolean require, boolean allow, boolean runs) {
        List<String> better = List.of("Install bubblewrap.");
        if (runs) {
            assertThatCode(() -> Isolation.refuse(tier, better, require, allow, "Linux"))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Isolation.refuse(tier, better, require, allow, "Linux"))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("they could read your files")
                    .hasMessageContaining("Install bubblewrap.");
        }
    }

    @Test
    void theWeakestIsRefusedWhereABetterOneCouldBeHad() {
        assertThatThrownBy(() -> Isolation.refuse(Tier.PLAIN, List.of("x"), false, false, "Linux"))
                .hasMessageContaining("--allow-weak");
        assertThatCode(() -> Isolation.refuse(Tier.PLAIN, List.of("x"), false, false, "Mac OS X"))
                .doesNotThrowAnyException();
    }

    @Test
    void theBarShowsHowFarAndHowLong() {
        AtomicLong now = new AtomicLong();
        StringWriter out = new StringWriter();
        Bar bar = new Bar(new PrintWriter(out), 80, now::get);
        now.set(Duration.ofSeconds(100).toNanos());
        bar.done("alice", 100, 50, 300);
        bar.done("bob", 299, 200, 300);
        bar.done("carol", 300, 201, 300);
        assertThat(out.toString().split("\r", -1))
                .containsExactly(
                        "",
                        "[##########....................] 100 of 300, 7 min left",
                        "[#############################.] 299 of 300, 1 s left  ",
                        "[##############################] 300 of 300          "
                                + System.lineSeparator());
    }

    @Test
    void logsGetALineForEachTenth() {
        StringWriter out = new StringWriter();
        Lines lines = new Lines(new PrintWriter(out), () -> 0);
        for (int done = 1; done <= 300; done++) {
            lines.done("x", done, done, 300);
        }
        assertThat(out.toString().lines()).hasSize(10).startsWith("30 of 300, 0 s left");
    }
}
