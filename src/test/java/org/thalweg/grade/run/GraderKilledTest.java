package org.thalweg.grade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.check.Wanted;
import org.thalweg.grade.Running;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/** A grader that is killed takes its answers along, wherever a sandbox can see to that. */
class GraderKilledTest {
    @ParameterizedTest
    @EnumSource(names = {"ISOLATED", "CONFINED"})
    void answersEndWithTheGrader(Sandbox.Tier tier) throws Exception {
        if (new Sandboxes().of(tier).isEmpty()) {
            abort("this machine has no " + tier + " sandbox");
        }
        Process grader =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Grader.class.getName(),
                                tier.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<ProcessHandle> family = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(grader.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            assertThat(line).as("the answer's processes").isNotNull();
            Stream.of(line.split(" ", -1))
                    .map(Long::valueOf)
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(family::add));
        } finally {
            grader.destroyForcibly();
        }
        assertThat(family).isNotEmpty();
        assertThat(Started.ended(family)).isTrue();
    }

    /** A grader whose answer loops. */
    static final class Grader {
        private Grader() {}

        interface F {
            double of(double x);
        }

        /** Prints the numbers of the answer's processes once the answer runs. */
        public static void main(String[] arguments) throws IOException {
            Sandbox.Tier tier = Sandbox.Tier.valueOf(arguments[0]);
            Started started = new Started(new Sandboxes().of(tier).orElseThrow());
            Limits never = new Limits(600_000, 600_000, 1, 1);
            String source = "static double f(double x) { while (x > 0) { x += 1; } return x; }";
            try (Running running =
                    new SandboxedLauncher(started, never).start(Answers.compile(source))) {
                F f = running.get(Wanted.method("f", F.class));
                f.of(-1);
                StringBuilder pids = new StringBuilder();
                for (ProcessHandle each : started.family()) {
                    pids.append(pids.length() == 0 ? "" : " ").append(each.pid());
                }
                System.out.println(pids);
                f.of(1);
            }
        }
    }
}
