package org.thalweg.grade.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.thalweg.grade.Compiled;
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
        var javac = ToolProvider.getSystemJavaCompiler();
        var messages = new DiagnosticCollector<JavaFileObject>();
        Map<String, ByteArrayOutputStream> out = new TreeMap<>();
        var files =
                new ForwardingJavaFileManager<JavaFileManager>(
                        javac.getStandardFileManager(messages, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location,
                            String name,
                            JavaFileObject.Kind kind,
                            FileObject f) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return out.computeIfAbsent(
                                        name, each -> new ByteArrayOutputStream());
                            }
                        };
                    }
                };
        var unit =
                new SimpleJavaFileObject(
                        URI.create("mem:///Answer_x.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-proc:none", "-nowarn", "--release", "17", "-g", "-cp", api());
        if (!javac.getTask(null, files, messages, options, null, List.of(unit)).call()) {
            throw new IllegalStateException(messages.getDiagnostics().toString());
        }
        return out.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toByteArray()));
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
