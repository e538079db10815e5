package org.thalweg.grade.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.InMemory;
import org.thalweg.grade.Place;
import org.thalweg.grade.run.inside.Main;
import org.thalweg.grade.sandbox.GuestJar;

/** Answers that the tests wrote, compiled here, as the reader compiles those of students. */
final class Answers {
    private static final Map<String, Compiled.Ready> COMPILED = new ConcurrentHashMap<>();

    private Answers() {}

    /** Line n of the source is line n of cell 4. */
    static Compiled.Ready compile(String source) {
        return COMPILED.computeIfAbsent(source, Answers::compiled);
    }

    private static Compiled.Ready compiled(String source) {
        String whole =
                "import java.util.*; import java.util.function.*; import java.util.stream.*;"
                        + " import org.thalweg.core.Objective; final class Answer_x { "
                        + source
                        + "\n}";
        List<Optional<Place>> lines =
                IntStream.rangeClosed(1, (int) source.lines().count())
                        .mapToObj(line -> Optional.of(new Place(4, line)))
                        .toList();
        return new Compiled.Ready("x", List.of(), "Answer_x", classes(whole), lines, List.of());
    }

    private static Map<String, byte[]> classes(String source) {
        return InMemory.compile(
                source,
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null),
                List.of("-proc:none", "-nowarn", "--release", "17", "-g", "-cp", api()));
    }

    /** A guest's jar has what answers see of the library. */
    private static String api() {
        try {
            return GuestJar.of(Main.classes()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
