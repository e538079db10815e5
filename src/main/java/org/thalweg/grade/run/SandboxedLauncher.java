package org.thalweg.grade.run;

import java.io.IOException;
import java.nio.file.Path;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Launcher;
import org.thalweg.grade.Running;
import org.thalweg.grade.run.inside.Main;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.GuestJar;
import org.thalweg.grade.sandbox.Sandbox;

/** Starts answers in a sandbox. Serves many threads. */
public final class SandboxedLauncher implements Launcher {
    private final Sandbox sandbox;
    private final Limits limits;
    private final Guest guest;

    /**
     * A launcher.
     *
     * @param sandbox where the answers run
     * @throws IOException if the guest cannot be put together
     */
    public SandboxedLauncher(Sandbox sandbox) throws IOException {
        this(sandbox, Limits.USUAL);
    }

    SandboxedLauncher(Sandbox sandbox, Limits limits) throws IOException {
        this.sandbox = sandbox;
        this.limits = limits;
        Path jar = GuestJar.of(Main.classes());
        guest = new Guest(Guest.Kind.RUNNER, jar, Main.class.getName());
    }

    @Override
    public Running start(Compiled.Ready answer) throws IOException {
        return new RemoteAnswer(answer, sandbox.start(guest), limits);
    }
}
