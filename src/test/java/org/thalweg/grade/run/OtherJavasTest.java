package org.thalweg.grade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.Wanted;
import org.thalweg.grade.Running;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/** Guests on every JDK beside this one, in every tier. */
class OtherJavasTest {
    interface F {
        double of(double x);
    }

    private static final String SOURCE =
            """
            static double f(double x) throws Exception {
                if (x == 1) return new ArrayList<>(List.of(1, 2)).size();
                if (x == 2) System.exit(0);
                try { new java.io.FileInputStream("/etc/passwd").read(); return 1; }
                catch (java.io.IOException refused) { return 0; }
            }""";

    @TestFactory
    Stream<DynamicTest> everyJavaInEveryTier() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path jdk : jdks()) {
            Sandboxes sandboxes = new Sandboxes(jdk);
            for (Sandbox.Tier tier : Sandbox.Tier.values()) {
                tests.add(
                        dynamicTest(
                                jdk.getFileName() + ", " + tier,
                                () ->
                                        runs(
                                                sandboxes
                                                        .of(tier)
                                                        .orElseGet(
                                                                () ->
                                                                        abort(
                                                                                "this machine has no "
                                                                                        + tier
                                                                                        + " sandbox for "
                                                                                        + jdk)))));
            }
        }
        return tests.stream();
    }

    /** Fedora, for one, has the modules in a package of their own. */
    @ParameterizedTest
    @EnumSource
    void aJdkThatCannotLinkIsUsedAsItIs(Sandbox.Tier tier, @TempDir Path folder)
            throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Path jdk = folder.resolve("jdk");
        try (Stream<Path> all = Files.walk(own, FileVisitOption.FOLLOW_LINKS)) {
            for (Path each : all.filter(OtherJavasTest::isNeeded).toList()) {
                Path copy = jdk.resolve(own.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // when root grades, answers run as somebody else
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Sandboxes sandboxes = new Sandboxes(jdk);
        runs(
                sandboxes
                        .of(tier)
                        .orElseGet(
                                () -> {
                                    assertThat(new Sandboxes().of(tier))
                                            .as(() -> sandboxes.better(Sandbox.Tier.PLAIN) + "")
                                            .isEmpty();
                                    return abort("this machine has no " + tier);
                                }));
    }

    private static boolean isNeeded(Path file) {
        return Files.isRegularFile(file) && !file.toString().matches(".*(\\.jmod|src\\.zip)");
    }

    private static void runs(Sandbox sandbox) throws IOException {
        SandboxedLauncher launcher = new SandboxedLauncher(sandbox);
        try (Running running = launcher.start(Answers.compile(SOURCE))) {
            F f = running.get(Wanted.method("f", F.class));
            assertThat(f.of(1)).isEqualTo(2);
            if (sandbox.tier() != Sandbox.Tier.PLAIN) {
                assertThat(f.of(3)).as("a file was read").isZero();
            }
            assertThatThrownBy(() -> f.of(2))
                    .isInstanceOf(AnswerStopped.class)
                    .hasMessageContaining("System.exit");
        }
    }

    /** The JDKs in the directory of this one, each once; JDK 17 is tried by the other tests. */
    private static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.map(OtherJavasTest::real)
                    .filter(jdk -> Files.isExecutable(jdk.resolve("bin/jlink")))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
