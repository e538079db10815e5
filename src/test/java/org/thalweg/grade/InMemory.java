package org.thalweg.grade;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java compiled from a text into classes, in this process: for what the tests themselves wrote. */
public final class InMemory {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private InMemory() {}

    /** Returns a source file called {@code Answer.java}. */
    public static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(
                URI.create("mem:///Answer.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignore) {
                return source;
            }
        };
    }

    /**
     * Compiles a source.
     *
     * @param source one or more classes, none of them public but {@code Answer}
     * @param library where the classes that it uses are found
     * @param options of javac
     * @return class files by binary name
     * @throws IllegalArgumentException with the compiler's first message if it does not compile
     */
    public static Map<String, byte[]> compile(
            String source, JavaFileManager library, List<String> options) {
        var messages = new DiagnosticCollector<JavaFileObject>();
        var classes = new Classes(library);
        if (!JAVAC.getTask(null, classes, messages, options, null, List.of(file(source))).call()) {
            throw new IllegalArgumentException(
                    messages.getDiagnostics().get(0).getMessage(Locale.ROOT));
        }
        return classes.written.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toByteArray()));
    }

    /** Keeps what the compiler writes. */
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Classes(JavaFileManager library) {
            super(library);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, each -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
