package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Name spaces of its own by bubblewrap, system calls filtered by seccomp, limits. */
final class Bubblewrap implements Sandbox {
    /** The first of the numbers that Linux keeps for users who come and go. */
    static final int UID = 61_184;

    /** How many there are. */
    static final int UIDS = 4_336;

    /** First the filter's file, then the limits in KB and seconds, then the command. */
    private static final String LIMITED =
            "exec 9<\"$1\"; ulimit -c 0; ulimit -f 0; ulimit -n "
                    + Limits.FILES
                    + "; ulimit -v \"$2\"; ulimit -t \"$3\"; shift 3; exec \"$@\"";

    private final Images images;
    private final Path filter;
    private final Path bwrap;
    private final Path prlimit;
    private final List<String> asNobody;
    private final List<Path> helpers;

    /**
     * The sandbox.
     *
     * @throws IOException with a sentence if this machine lacks something that it needs
     */
    Bubblewrap(Images images) throws IOException {
        this.images = images;
        filter = Confined.filter(images.cache());
        bwrap = need("bwrap", "install bubblewrap (`apt install bubblewrap`)");
        prlimit = need("prlimit", "install util-linux");
        helpers = JavaImage.libraries(prlimit);
        if (Machine.root()) {
            // the number of processes does not bind root
            Path setpriv = need("setpriv", "install util-linux, or do not grade as root");
            String id = String.valueOf(UID);
            asNobody = List.of(setpriv.toString(), "--reuid", id, "--regid", id, "--clear-groups");
        } else {
            asNobody = List.of();
        }
    }

    static Path need(String program, String remedy) throws IOException {
        return Machine.program(program)
                .orElseThrow(() -> new IOException(program + " is missing: " + remedy));
    }

    @Override
    public Tier tier() {
        return Tier.ISOLATED;
    }

    @Override
    public String name() {
        return "bubblewrap with seccomp";
    }

    @Override
    public String doesNotStop() {
        return "It does not stop a hole in Linux or in Java, and it lets an answer use a processor"
                + " until its time is up.";
    }

    @Override
    public Process start(Guest guest) throws IOException {
        JavaImage image = images.of(guest.kind());
        Limits limits = Limits.of(guest.kind());
        List<String> command = new ArrayList<>();
        // Ctrl-C is for the grader: a guest that got it too would look like one that ended itself
        Machine.program("setsid").ifPresent(program -> command.add(program.toString()));
        command.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        LIMITED,
                        "sh",
                        filter.toString(),
                        String.valueOf(limits.memory()),
                        String.valueOf(limits.seconds())));
        command.addAll(asNobody);
        command.add(bwrap.toString());
        command.addAll(
                List.of(
                        "--unshare-all",
                        "--die-with-parent",
                        "--new-session",
                        "--cap-drop",
                        "ALL",
                        "--hostname",
                        "grader",
                        "--seccomp",
                        "9"));
        bind(command, image, guest.jar());
        // nothing can be written, and there is no /proc: nothing to read, and it also works where
        // containers hide it
        command.addAll(
                List.of("--dir", "/tmp", "--chdir", "/tmp", "--remount-ro", "/", "/prlimit"));
        // counted inside the name space: outside it would count all processes of the user
        command.add("--nproc=" + limits.threads());
        command.add("/jre/bin/java");
        command.addAll(limits.java(image.feature()));
        command.addAll(List.of("-cp", "/g.jar", guest.main()));
        return Machine.start(command);
    }

    private void bind(List<String> command, JavaImage image, Path jar) {
        Set<Path> files = new LinkedHashSet<>(image.files());
        files.addAll(helpers);
        for (Path file : files) {
            command.addAll(List.of("--ro-bind", file.toString(), file.toString()));
        }
        for (String device : List.of("/dev/null", "/dev/urandom", "/dev/random")) {
            command.addAll(List.of("--dev-bind", device, device));
        }
        command.addAll(List.of("--ro-bind", image.home().toString(), "/jre"));
        command.addAll(List.of("--ro-bind", jar.toString(), "/g.jar"));
        command.addAll(List.of("--ro-bind", prlimit.toString(), "/prlimit"));
        // without /proc neither the launcher nor the linker finds its way by itself
        String path =
                files.stream()
                        .map(Path::getParent)
                        .distinct()
                        .map(Path::toString)
                        .collect(Collectors.joining(":"));
        command.addAll(List.of("--setenv", "LD_LIBRARY_PATH", "/jre/lib:" + path));
    }
}
