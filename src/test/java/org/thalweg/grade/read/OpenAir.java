package org.thalweg.grade.read;

import org.thalweg.grade.read.inside.Reader;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.Sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

/** No sandbox at all: a plain process with the reader's memory. For tests of what is read. */
final class OpenAir implements Sandbox {
    private final List<String> options;

    OpenAir(String... options) {
        this.options = List.of(options);
    }

    @Override
    public Tier tier() {
        return Tier.PLAIN;
    }

    @Override
    public String name() {
        return "open air";
    }

    @Override
    public String doesNotStop() {
        return "Anything.";
    }

    @Override
    public Process start(Guest guest) throws IOException {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of("-cp", guest.jar().toString(), guest.main()));
        return new ProcessBuilder(command).start();
    }

    static Path jar(Path folder) throws IOException {
        Path source = folder.resolve("api/org/thalweg/core/Objective.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package org.thalweg.core; public interface Objective {"
                        + " double valueAndGradient(double[] x, double[] g); }");
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", source.toString());
        Path jar = folder.resolve("reader.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("org/thalweg/core/Objective.class"));
            out.write(Files.readAllBytes(source.resolveSibling("Objective.class")));
            for (Class<?> each : Reader.guest()) {
                for (Class<?> member : each.getNestMembers()) {
                    String name = member.getName().replace('.', '/') + ".class";
                    out.putNextEntry(new JarEntry(name));
                    try (InputStream in = each.getResourceAsStream("/" + name)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return jar;
    }
}
