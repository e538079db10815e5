package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Books;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Sample;
import org.thalweg.grade.rehearsal.Rehearsal;

/**
 * The program itself, ended by force: what it had graded stays, and the rest is graded next time.
 */
@Tag("long")
class KilledTest {
    private static final int STUDENTS = 8;
    private static final int KILLS = 10;

    @TempDir Path folder;

    /** What is graded, and by whom. */
    private enum Grading {
        /**
         * A small problem set, answers in the grader's own process: many moments in little time.
         */
        SAMPLE(SampleGrader.class, "ps0") {
            @Override
            void handIn(Path folder) throws IOException {
                Files.createDirectories(folder);
                for (int i = 0; i < STUDENTS; i++) {
                    String by = i % 3 == 0 ? "x" : String.valueOf(i);
                    Map<String, String> answers =
                            Map.of(
                                    "square",
                                    "static double square(double x) { return x * " + by + "; }",
                                    "sums",
                                    "double[] sums = {" + i + ", 5};");
                    Files.write(
                            folder.resolve("student" + i + ".ipynb"),
                            Books.of(Sample.SET, answers));
                }
            }
        },

        /** Problem set 1 as a teacher grades it, each answer in a sandboxed process. */
        SANDBOXED(Main.class, "grade ps1") {
            @Override
            void handIn(Path folder) throws IOException {
                ProblemSet set = ProblemSets.all().get(0);
                byte[] master = Files.readAllBytes(Path.of("notebooks").resolve(set.notebook()));
                new Rehearsal(set, master).write(folder, STUDENTS, 1);
            }
        };

        private final Class<?> program;
        private final String arguments;

        Grading(Class<?> program, String arguments) {
            this.program = program;
            this.arguments = arguments;
        }

        abstract void handIn(Path folder) throws IOException;
    }

    private List<String> command(Grading grading, Path out) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        grading.program.getName()));
        command.addAll(List.of(grading.arguments.split(" ", -1)));
        command.addAll(
                List.of(
                        folder.resolve("class").toString(),
                        "--jobs",
                        "2",
                        "--allow-weak",
                        "--secret",
                        folder.resolve("secret").toString(),
                        "--out",
                        out.toString()));
        return command;
    }

    private Process start(Grading grading, Path out) throws IOException {
        return new ProcessBuilder(command(grading, out))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void finish(Grading grading, Path out) throws IOException, InterruptedException {
        int exit = start(grading, out).waitFor();
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

    @ParameterizedTest
    @EnumSource
    void afterTenKillsTheResultsAreThoseOfAnUndisturbedRun(Grading grading) throws Exception {
        grading.handIn(folder.resolve("class"));
        Path undisturbed = folder.resolve("undisturbed");
        long start = System.nanoTime();
        finish(grading, undisturbed);
        long whole = System.nanoTime() - start;
        Map<String, String> expected = files(undisturbed);
        assertThat(expected).hasSizeGreaterThan(2 * STUDENTS);

        Path out = folder.resolve("killed");
        SplittableRandom random = new SplittableRandom(20_260_607);
        int inBetween = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Map<Path, FileTime> before = written(out);
            boolean ended = kill(start(grading, out), (long) (whole * random.nextDouble(0.2, 1)));
            Map<Path, FileTime> after = written(out);
            assertThat(after).as("nothing is graded twice").containsAllEntriesOf(before);
            for (Path file : after.keySet()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .isEqualTo(expected.get(out.relativize(file).toString()));
            }
            inBetween += after.size() > before.size() && after.size() < STUDENTS ? 1 : 0;
            if (ended || after.size() == STUDENTS) {
                finish(grading, out);
                assertThat(files(out)).isEqualTo(expected);
                out = folder.resolve("killed" + kill); // from the beginning
            }
        }
        finish(grading, out);
        assertThat(files(out)).isEqualTo(expected);
        assertThat(inBetween).as("kills amid grading").isPositive();
    }

    /** Kills it after so many nanoseconds, unless it has ended; all that it started ends too. */
    private static boolean kill(Process grader, long nanoseconds) throws Exception {
        boolean ended = grader.waitFor(nanoseconds, TimeUnit.NANOSECONDS);
        List<ProcessHandle> family = grader.descendants().toList();
        grader.destroyForcibly().waitFor();
        for (ProcessHandle each : family) {
            each.onExit().get(10, TimeUnit.SECONDS);
        }
        return ended;
    }

    @Test
    void ctrlCKeepsWhatIsGradedAndSaysHowToGoOn() throws Exception {
        Grading.SAMPLE.handIn(folder.resolve("class"));
        Path out = folder.resolve("out");
        Process grader = start(Grading.SAMPLE, out);
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
        finish(Grading.SAMPLE, out);
        assertThat(written(out)).hasSize(STUDENTS);
        assertThat(read(folder.resolve("log"))).contains(kept + " had been graded before.");
    }

    @Test
    void aFullDiskIsASentence() throws Exception {
        Grading.SAMPLE.handIn(folder.resolve("class"));
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
        // no file may become larger than 1 KB: writing fails as on a full disk
        command.add("ulimit -f 1; exec \"$@\"");
        command.add("sh");
        command.addAll(command(Grading.SAMPLE, out));
        Process grader = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(grader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(grader.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("cannot be written: File too large")
                .contains("what has been graded stays graded")
                .doesNotContain("Exception");
        assertThat(files(out).keySet()).noneMatch(name -> name.endsWith(".tmp"));
        finish(Grading.SAMPLE, out);
        assertThat(written(out)).hasSize(STUDENTS);
    }
}
