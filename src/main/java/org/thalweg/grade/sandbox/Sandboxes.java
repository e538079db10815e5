package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.thalweg.grade.sandbox.inside.Probe;

/** The sandboxes of this machine: each is tried with a guest that tries to get out. */
public final class Sandboxes {
    private final Images images;
    private final Map<Sandbox.Tier, Sandbox> works = new EnumMap<>(Sandbox.Tier.class);
    private final Map<Sandbox.Tier, String> missing = new EnumMap<>(Sandbox.Tier.class);

    /** The sandboxes whose guests run on the Java that runs this. */
    public Sandboxes() {
        this(Path.of(System.getProperty("java.home")));
    }

    /** The sandboxes whose guests run on another JDK. */
    public Sandboxes(Path jdk) {
        this.images = new Images(jdk.toAbsolutePath(), Cache.usual());
    }

    /**
     * Returns the strongest that works.
     *
     * @throws IOException if not even the weakest starts a guest
     */
    public Sandbox strongest() throws IOException {
        for (Sandbox.Tier tier : Sandbox.Tier.values()) {
            Optional<Sandbox> found = of(tier);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IOException("no guest starts on this machine: " + missing);
    }

    /** Returns the sandbox of a tier, if it works here. */
    public synchronized Optional<Sandbox> of(Sandbox.Tier tier) {
        if (!works.containsKey(tier) && !missing.containsKey(tier)) {
            try {
                Sandbox sandbox =
                        switch (tier) {
                            case ISOLATED -> new Bubblewrap(images);
                            case CONFINED -> new Confined(images);
                            case PLAIN -> new Plain(images);
                        };
                probe(sandbox);
                works.put(tier, sandbox);
            } catch (IOException e) {
                missing.put(tier, e.getMessage());
            }
        }
        return Optional.ofNullable(works.get(tier));
    }

    /**
     * Returns what stands in the way of each tier above this one, strongest first, and what to
     * install or set; empty for the strongest.
     */
    public List<String> better(Sandbox.Tier than) {
        List<String> sentences = new ArrayList<>();
        for (Sandbox.Tier tier : Sandbox.Tier.values()) {
            if (tier.compareTo(than) < 0 && of(tier).isEmpty()) {
                sentences.add(
                        switch (tier) {
                            case ISOLATED ->
                                    "For name spaces and seccomp (the strongest): "
                                            + missing.get(tier)
                                            + ".";
                            case CONFINED -> "For Landlock and seccomp: " + missing.get(tier) + ".";
                            case PLAIN -> throw new IllegalStateException("none is below PLAIN");
                        });
            }
        }
        return sentences;
    }

    private void probe(Sandbox sandbox) throws IOException {
        Path jar = GuestJar.of(images.cache(), Probe.class);
        Process process = sandbox.start(new Guest(Guest.Kind.RUNNER, jar, Probe.class.getName()));
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IOException("a trial guest did not end within 20 s");
            }
            String reached =
                    new String(process.getInputStream().readNBytes(100), StandardCharsets.UTF_8);
            String trouble =
                    new String(process.getErrorStream().readNBytes(500), StandardCharsets.UTF_8);
            if (!reached.startsWith(Probe.HELLO)) {
                throw new IOException(remedy(trouble.strip(), process.exitValue()));
            }
            String escaped = reached.substring(Probe.HELLO.length());
            if (sandbox.tier() != Sandbox.Tier.PLAIN && !escaped.isEmpty()) {
                throw new IOException("it does not hold here, a trial guest reached:" + escaped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    static String remedy(String trouble, int exit) {
        if (trouble.contains("user namespace")
                || trouble.contains("uid map")
                || trouble.contains("new namespace")
                || trouble.contains("NEWUSER")) {
            return "this machine lets nobody make name spaces (\""
                    + trouble
                    + "\"). On Ubuntu, `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`"
                    + " allows it; in a container, start it with `--security-opt seccomp=unconfined`"
                    + " or grade outside of it";
        }
        return trouble.isEmpty() ? "a trial guest ended with " + exit : trouble;
    }
}
