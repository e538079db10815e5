package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.grade.Books;
import org.thalweg.grade.Sample;

/**
 * The program itself, ended by force: what it had graded stays, and the rest is graded next time.
 */
@Tag("long")
class KilledTest {
    private static final int STUDENTS = 12;
    private static final int KILLS = 10;

    @TempDir Path folder;

    private Path handedIn() throws IOException {
        Path handedIn = Files.createDirectories(folder.resolve("class"));
        for (int i = 0; i < STUDENTS; i++) {
            String square =
                    i % 3 == 0
                            ? "static double square(double x) { return x * x; }"
                            : "static double square(double x) { return x * " + i + "; }";
            Map<String, String> answers =
                    Map.of("square", square, "sums", "double[] sums = {" + i + ", 5};");
            Files.write(handedIn.resolve("student" + i + ".ipynb"), Books.of(Sample.SET, answers));
        }
        return handedIn;
    }

    private Process start(Path out) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleGrader.class.getName(),
                        "ps0",
                        folder.resolve("class").toString(),
                        "--jobs",
                        "2",
                        "--secret",
                        folder.resolve("secret").toString(),
                        "--out",
                        out.toString()));
        File log = folder.resolve("log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void finish(Path out) throws IOException, InterruptedException {
        int exit = start(out).waitFor();
        assertThat(exit).as(() -> read(folder.resolve("log"))).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(out)) {
            try (Stream<Path> all = Files.walk(out)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    files.put(out.relativize(file).toString(), text);
                }
            }
        }
        return files;
    }

    private static Map<Path, FileTime> written(Path out) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        Path results = out.resolve("results");
        if (Files.exists(results)) {
            try (Stream<Path> all = Files.list(results)) {
                for (Path file : all.filter(each -> each.toString().endsWith(".json")).toList()) {
                    times.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }

    @Test
    void afterTenKillsTheResultsAreThoseOfAnUndisturbedRun() throws Exception {
        handedIn();
        Path undisturbed = folder.resolve("undisturbed");
        long start = System.nanoTime();
        finish(undisturbed);
        long whole = System.nanoTime() - start;
        Map<String, String> expected = files(undisturbed);
        assertThat(expected).hasSizeGreaterThan(2 * STUDENTS);

        Path out = folder.resolve("killed");
        SplittableRandom random = new SplittableRandom(20_260_607);
        int inBetween = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Map<Path, FileTime> before = written(out);
            Process grader = start(out);
            boolean ended =
                    grader.waitFor(
                            (long) (whole * random.nextDouble(0.2, 1)), TimeUnit.NANOSECONDS);
            grader.destroyForcibly().waitFor();
            Map<Path, FileTime> after = written(out);
            assertThat(after).as("nothing is graded twice").containsAllEntriesOf(before);
            for (Path file : after.keySet()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .isEqualTo(expected.get(out.relativize(file).toString()));
            }
            inBetween += after.size() > before.size() && after.size() < STUDENTS ? 1 : 0;
            if (ended || after.size() == STUDENTS) {
                finish(out);
                assertThat(files(out)).isEqualTo(expected);
                out = folder.resolve("killed" + kill); // from the beginning
            }
        }
        finish(out);
        assertThat(files(out)).isEqualTo(expected);
        assertThat(inBetween).as("kills amid grading").isPositive();
    }

    @Test
    void ctrlCKeepsWhatIsGradedAndSaysHowToGoOn() throws Exception {
        handedIn();
        Path out = folder.resolve("out");
        Process grader = start(out);
        while (written(out).isEmpty() && grader.isAlive()) {
            Thread.onSpinWait();
        }
        grader.destroy(); // what a terminal sends is another signal, handled the same way
        grader.waitFor();
        int kept = written(out).size();
        assertThat(kept).isBetween(1, STUDENTS);
        if (grader.exitValue() != 0) {
            assertThat(read(folder.resolve("log")))
                    .contains("Stopped. What has been graded is kept; the same command goes on");
        }
        finish(out);
        assertThat(written(out)).hasSize(STUDENTS);
        assertThat(read(folder.resolve("log"))).contains(kept + " had been graded before.");
    }

    @Test
    void aFullDiskIsASentence() throws Exception {
        handedIn();
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
        // no file may become larger than 1 KB: writing fails as on a full disk
        command.add("ulimit -f 1; exec \"$@\"");
        command.add("sh");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleGrader.class.getName(),
                        "ps0",
                        folder.resolve("class").toString(),
                        "--secret",
                        folder.resolve("secret").toString(),
                        "--out",
                        out.toString()));
        Process grader = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(grader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(grader.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("cannot be written: File too large")
                .contains("what has been graded stays graded")
                .doesNotContain("Exception");
        assertThat(files(out).keySet()).noneMatch(name -> name.endsWith(".tmp"));
        finish(out);
        assertThat(written(out)).hasSize(STUDENTS);
    }
}
