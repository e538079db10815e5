package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java that guests run on: a small image of the modules they need, made by {@code jlink} and
 * kept in the cache. It starts faster than a JDK, and it has no compiler for a runner, no Unsafe,
 * no attaching, no links that lead outside.
 *
 * @param home its directory
 * @param feature its version
 * @param files directories and files outside of {@code home} that it reads: libraries, and what
 *     links in a whole JDK point to
 */
record JavaImage(Path home, int feature, List<Path> files) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final Pattern LIBRARY =
            Pattern.compile("^\\s*(?:\\S+ => )?(/\\S+) \\(0x", Pattern.MULTILINE);

    /**
     * Returns the image for a kind of guest.
     *
     * @param jdk a JDK; one without jlink, or without the modules to link, is used as it is
     */
    static JavaImage of(Path jdk, Guest.Kind kind, Cache cache) throws IOException {
        Path release = jdk.resolve("release");
        byte[] described =
                Files.exists(release)
                        ? Files.readAllBytes(release)
                        : System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(new String(described, StandardCharsets.UTF_8));
        int feature =
                version.find() ? Integer.parseInt(version.group(1)) : Runtime.version().feature();
        Path jlink = jdk.resolve("bin").resolve(Machine.windows() ? "jlink.exe" : "jlink");
        if (!Files.isExecutable(jlink)) {
            return new JavaImage(jdk, feature, outside(jdk));
        }
        String modules = // --release needs zip file systems
                kind == Guest.Kind.READER
                        ? "java.base,java.compiler,jdk.compiler,jdk.zipfs"
                        : "java.base";
        String key =
                Cache.hash(
                        List.of(
                                described,
                                jdk.toString().getBytes(StandardCharsets.UTF_8),
                                modules.getBytes(StandardCharsets.UTF_8)));
        try {
            Path home =
                    cache.get(
                            "java-" + feature + "-" + key,
                            at -> {
                                link(jlink, modules, at);
                                openToAll(at);
                                // the archive of loaded classes: a third of the time to start
                                Machine.run(
                                        List.of(at.resolve("bin/java").toString(), "-Xshare:dump"));
                                openToAll(at);
                            });
            return new JavaImage(home, feature, libraries(home));
        } catch (Unlinkable e) {
            return new JavaImage(jdk, feature, outside(jdk));
        }
    }

    private static void link(Path jlink, String modules, Path at) throws Unlinkable {
        try {
            Machine.run(
                    List.of(
                            jlink.toString(),
                            "--add-modules",
                            modules,
                            // not of native libraries: that needs a program which may be missing
                            "--strip-java-debug-attributes",
                            "--no-header-files",
                            "--no-man-pages",
                            "--output",
                            at.toString()));
        } catch (IOException e) {
            throw new Unlinkable(e);
        }
    }

    /** The JDK has jlink, but not the modules: some systems pack them apart. */
    private static final class Unlinkable extends IOException {
        private static final long serialVersionUID = 1;

        Unlinkable(IOException cause) {
            super(cause);
        }
    }

    /** The umask of the one who makes it must not keep it from those who use it. */
    private static void openToAll(Path at) throws IOException {
        if (Machine.windows()) {
            return;
        }
        Machine.run(List.of("chmod", "-R", "a+rX", at.toString()));
    }

    Path java() {
        return home.resolve("bin").resolve(Machine.windows() ? "java.exe" : "java");
    }

    /** What the dynamic linker will load, as it says itself; nothing where there is none. */
    static List<Path> libraries(Path... roots) throws IOException {
        if (!Machine.linux()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("ldd"));
        for (Path root : roots) {
            if (Files.isRegularFile(root)) {
                command.add(root.toString());
                continue;
            }
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .filter(JavaImage::isBinary)
                        .map(Path::toString)
                        .sorted()
                        .forEach(command::add);
            }
        }
        Set<Path> found = new TreeSet<>();
        Matcher lines = LIBRARY.matcher(Machine.run(command));
        while (lines.find()) {
            Path library = Path.of(lines.group(1));
            if (Stream.of(roots).noneMatch(library::startsWith)) {
                found.add(library);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isBinary(Path file) {
        return file.toString().endsWith(".so") || file.endsWith("bin/java");
    }

    /** A JDK of a distribution has links into /etc and to system libraries. */
    private static List<Path> outside(Path jdk) throws IOException {
        Set<Path> found = new TreeSet<>(libraries(jdk.resolve("bin/java"), jdk.resolve("lib")));
        Path real = jdk.toRealPath();
        found.add(real);
        try (Stream<Path> all = Files.walk(real)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                if (Files.exists(link) && !link.toRealPath().startsWith(real)) {
                    found.add(link.toRealPath());
                }
            }
        }
        return List.copyOf(found);
    }
}
