package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Files restricted by Landlock, system calls by seccomp, limits; for machines that give no name
 * spaces, as many containers do. A short Python program restricts itself and becomes the guest.
 */
final class Confined implements Sandbox {
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Images images;
    private final Path filter;
    private final Path python;
    private final Path launcher;

    /**
     * The sandbox.
     *
     * @throws IOException with a sentence if this machine lacks something that it needs
     */
    Confined(Images images) throws IOException {
        this.images = images;
        filter = filter(images.cache());
        python = Bubblewrap.need("python3", "install Python 3");
        try (InputStream script = Confined.class.getResourceAsStream("confine.py")) {
            launcher = images.cache().file("confine", ".py", script.readAllBytes());
        }
    }

    /** Returns the file with the filter of system calls. */
    static Path filter(Cache cache) throws IOException {
        String architecture = System.getProperty("os.arch");
        if (!Machine.linux()) {
            throw new IOException("this is not Linux: grade in a Linux container or machine");
        }
        byte[] filter =
                Seccomp.filter(architecture)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "there is no filter of system calls for "
                                                        + architecture
                                                        + ": grade on x86-64 or ARM64"));
        return cache.file("deny-" + architecture, ".bpf", filter);
    }

    @Override
    public Tier tier() {
        return Tier.CONFINED;
    }

    @Override
    public String name() {
        return "Landlock with seccomp";
    }

    @Override
    public String doesNotStop() {
        return "It does not stop an answer from seeing which files exist and which processes run, nor"
                + " a hole in Linux or in Java, and it lets an answer use a processor until its"
                + " time is up.";
    }

    /** Guests of root each have a number of their own, whoever else grades; others the user's. */
    private static long uid() {
        long some = 31 * ProcessHandle.current().pid() + STARTED.getAndIncrement();
        return Bubblewrap.UID + 1 + some % (Bubblewrap.UIDS - 1);
    }

    @Override
    public Process start(Guest guest) throws IOException {
        JavaImage image = images.of(guest.kind());
        Limits limits = Limits.of(guest.kind());
        List<String> command = new ArrayList<>();
        command.addAll(List.of(python.toString(), "-I", "-S", launcher.toString()));
        command.addAll(
                List.of(
                        filter.toString(),
                        String.valueOf(ProcessHandle.current().pid()),
                        String.valueOf(Machine.root() ? uid() : -1),
                        String.valueOf(limits.memory()),
                        String.valueOf(limits.seconds()),
                        // the limit counts all processes of a user: only root can give a fresh one
                        String.valueOf(Machine.root() ? limits.threads() : -1),
                        String.valueOf(Limits.FILES)));
        Stream.concat(
                        image.files().stream(),
                        Stream.of(image.home(), guest.jar(), Path.of("/etc/ld.so.cache")))
                .forEach(path -> command.add(path.toString()));
        command.add("--");
        command.add(image.java().toString());
        command.addAll(limits.java(image.feature()));
        command.addAll(List.of("-cp", guest.jar().toString(), guest.main()));
        return Machine.start(command);
    }
}
