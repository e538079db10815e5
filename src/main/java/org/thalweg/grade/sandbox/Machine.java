package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** What this machine has. */
final class Machine {
    /**
     * A child's parent-death signal follows the thread that started it, not the process: all are
     * started by one that lives as long as this process.
     */
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread thread = new Thread(work, "starts guests");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Machine() {}

    static boolean linux() {
        return System.getProperty("os.name").equals("Linux");
    }

    static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** Returns whether this process is the superuser's. */
    static boolean root() {
        try {
            return linux() && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the program's path: the system's own first, then those on the PATH. */
    static Optional<Path> program(String name) {
        String path = System.getenv("PATH");
        return Stream.concat(
                        Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"),
                        path == null ? Stream.of() : Stream.of(path.split(":", -1)))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a process with an empty environment and three pipes. */
    static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        if (!windows()) {
            builder.directory(Path.of("/").toFile());
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return builder.start();
                                } catch (IOException e) {
                                    throw new CompletionException(e);
                                }
                            },
                            STARTER)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e);
        }
    }

    /**
     * Runs one of the machine's own programs to its end.
     *
     * @return what it printed on both streams
     * @throws IOException if it does not start or fails
     */
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(command.get(0) + " ended with " + exit + ": " + printed);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        }
        return printed;
    }
}
