package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits and an empty environment, no more: not safe, for answers that are trusted. */
final class Plain implements Sandbox {
    /** What a shell does not know is left out: macOS bounds no memory. */
    private static final String LIMITED =
            "ulimit -c 0; ulimit -f 0; ulimit -n "
                    + (Limits.FILES + 192) // Java's own are not in a small image here
                    + "; ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\"; shift 2; exec \"$@\"";

    private final Images images;
    private final Optional<Path> setsid = Machine.program("setsid");

    Plain(Images images) {
        this.images = images;
    }

    @Override
    public Tier tier() {
        return Tier.PLAIN;
    }

    @Override
    public String name() {
        return "limits only";
    }

    @Override
    public String doesNotStop() {
        return "It is not safe: an answer can read every file that you can read, open network"
                + " connections, start processes, and leave some running.";
    }

    @Override
    public Process start(Guest guest) throws IOException {
        JavaImage image = images.of(guest.kind());
        Limits limits = Limits.of(guest.kind());
        List<String> command = new ArrayList<>();
        setsid.ifPresent(program -> command.add(program.toString()));
        if (!Machine.windows()) {
            command.addAll(
                    List.of(
                            "/bin/sh",
                            "-c",
                            LIMITED,
                            "sh",
                            String.valueOf(limits.memory()),
                            String.valueOf(limits.seconds())));
        }
        command.add(image.java().toString());
        command.addAll(limits.java(image.feature()));
        command.addAll(List.of("-cp", guest.jar().toString(), guest.main()));
        return new Group(Machine.start(command), setsid.isPresent());
    }
}
