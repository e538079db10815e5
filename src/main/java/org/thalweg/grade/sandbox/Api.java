package org.thalweg.grade.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What an answer sees of the library: the few interfaces that exercises speak of, without anything
 * that would be an answer. They have the library's names, so they are kept as sources, in {@code
 * src/main/resources/org/thalweg/grade/api}, and compiled for the guests.
 *
 * <p>A new one is one file there and one line here.
 */
public final class Api {
    private static final List<String> NAMES = List.of("org.thalweg.core.Objective");

    private Api() {}

    /** Returns the binary names of the interfaces. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the sources by file name. */
    static Map<String, byte[]> sources() throws IOException {
        Map<String, byte[]> sources = new TreeMap<>();
        for (String name : NAMES) {
            String file = name.replace('.', '/') + ".java";
            try (InputStream in = Api.class.getResourceAsStream("/org/thalweg/grade/api/" + file)) {
                sources.put(file, in.readAllBytes());
            }
        }
        return sources;
    }

    /**
     * Returns the class files by binary name.
     *
     * @throws IOException if this Java has no compiler
     */
    public static Map<String, byte[]> classes() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException(
                    "this Java has no compiler: grade with a JDK, and let JAVA_HOME point to it");
        }
        Map<String, ByteArrayOutputStream> out = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources().forEach((name, source) -> units.add(new Source(name, source)));
        try (JavaFileManager files = new Memory(compiler, out)) {
            List<String> options =
                    List.of("-proc:none", "-implicit:none", "--release", "17", "-classpath", "");
            if (!compiler.getTask(null, files, null, options, null, units).call()) {
                throw new IllegalStateException("the API does not compile");
            }
        }
        Map<String, byte[]> classes = new TreeMap<>();
        out.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final byte[] text;

        Source(String name, byte[] text) {
            super(URI.create("mem:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> out;

        Memory(JavaCompiler compiler, Map<String, ByteArrayOutputStream> out) {
            super(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
            this.out = out;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return out.computeIfAbsent(name, each -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
