package org.thalweg.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.grade.sandbox.inside.Probe;

class CacheTest {
    @TempDir Path directory;

    @Test
    void whatSeveralAskForAtOnceIsMadeOnce() throws Exception {
        Cache cache = new Cache(directory.resolve("new/one"));
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Path>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(
                        threads.submit(
                                () ->
                                        cache.get(
                                                "thing",
                                                at -> {
                                                    made.incrementAndGet();
                                                    Files.writeString(at, "whole");
                                                })));
            }
            for (Future<Path> each : all) {
                assertThat(each.get()).hasContent("whole");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatFailedOrWasInterruptedIsMadeAnew() throws IOException {
        Cache cache = new Cache(directory);
        assertThatThrownBy(
                        () ->
                                cache.get(
                                        "thing",
                                        at -> {
                                            Files.createDirectories(at.resolve("half"));
                                            throw new IOException("no space");
                                        }))
                .hasMessageContaining("no space");
        Files.createDirectories(directory.resolve(".making-thing/of an interrupted one"));
        assertThat(cache.get("thing", at -> Files.writeString(at, "whole"))).hasContent("whole");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("thing", "lock");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> new Cache(file.resolve("below")).file("x", ".y", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("THALWEG_CACHE");
    }

    @Test
    void aGuestsJarHasItsClassesAndTheApiAndNothingElse() throws IOException {
        Path jar = GuestJar.of(new Cache(directory), Probe.class);
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(Object::toString))
                    .containsExactly(
                            "org/thalweg/core/Objective.class",
                            "org/thalweg/grade/sandbox/inside/Probe$Attempt.class",
                            "org/thalweg/grade/sandbox/inside/Probe.class");
        }
        Path another = GuestJar.of(new Cache(directory.resolve("another")), Probe.class);
        assertThat(another).hasSameBinaryContentAs(jar);
        assertThat(another.getFileName()).isEqualTo(jar.getFileName());
    }

    @Test
    void theApiHasWhatItsNamesSayAndNoAnswers() throws Exception {
        assertThat(Api.classes().keySet()).containsExactlyElementsOf(Api.names());
        ClassLoader loader =
                new ClassLoader(null) {
                    @Override
                    protected Class<?> findClass(String name) {
                        try {
                            byte[] file = Api.classes().get(name);
                            return defineClass(name, file, 0, file.length);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                };
        for (String name : Api.names()) {
            Class<?> seen = loader.loadClass(name);
            assertThat(seen.isInterface()).isTrue();
            for (var method : seen.getMethods()) {
                assertThat(
                                Class.forName(name)
                                        .getMethod(method.getName(), method.getParameterTypes()))
                        .as("the library has it too")
                        .isNotNull();
            }
        }
    }
}
