package org.thalweg.grade.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.Sandbox;

/** No sandbox at all: a plain process with the reader's memory. For tests of what is read. */
final class OpenAir implements Sandbox {
    private final List<String> options;
    private int started;

    OpenAir(String... options) {
        this.options = List.of(options);
    }

    /** How often a reader was started. */
    int started() {
        return started;
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
        started++;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr"));
        command.addAll(options);
        command.addAll(List.of("-cp", guest.jar().toString(), guest.main()));
        return new ProcessBuilder(command).start();
    }
}
