package org.thalweg.grade.read.inside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/**
 * The compiler's files, which are none: sources and classes in memory, a class path that holds what
 * answers may use of the course's library and nothing else.
 */
final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> path;
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    /**
     * A class path.
     *
     * @param platform knows the classes of Java
     * @param path binary names and class files
     */
    Memory(JavaFileManager platform, Map<String, byte[]> path) {
        super(platform);
        this.path = path;
    }

    /** Returns what has been compiled since the last call. */
    Map<String, byte[]> taken() {
        Map<String, byte[]> all = new TreeMap<>();
        written.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
        written.clear();
        return all;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String folder, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.CLASS_PATH) {
            return path.entrySet().stream()
                    .filter(each -> kinds.contains(JavaFileObject.Kind.CLASS))
                    .filter(each -> each.getKey().matches("\\Q" + folder + "\\E\\.[^.]+"))
                    .map(each -> (JavaFileObject) new Known(each.getKey(), each.getValue()))
                    .collect(Collectors.toList());
        }
        if (location.isOutputLocation() || location == StandardLocation.SOURCE_PATH) {
            return List.of();
        }
        return super.list(location, folder, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Known one ? one.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH
                || !location.isOutputLocation()
                        && location != StandardLocation.SOURCE_PATH
                        && location != StandardLocation.ANNOTATION_PROCESSOR_PATH
                        && super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///out"), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                written.put(name, out);
                return out;
            }
        };
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.equals(b);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        if (file instanceof Known || file instanceof Source) {
            return file instanceof Known && location == StandardLocation.CLASS_PATH;
        }
        return super.contains(location, file);
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        return location == StandardLocation.SYSTEM_MODULES
                ? StreamSupport.stream(super.listLocationsForModules(location).spliterator(), false)
                        .toList()
                : List.of();
    }

    /** A source file. */
    static final class Source extends SimpleJavaFileObject {
        private final String text;

        /**
         * A source file.
         *
         * @param name of its class
         */
        Source(String name, String text) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Known extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        Known(String name, byte[] bytes) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
