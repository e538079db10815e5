package org.thalweg.grade.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.thalweg.grade.Compiler;
import org.thalweg.grade.Launcher;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.batch.Workplace;
import org.thalweg.grade.read.SandboxedCompiler;
import org.thalweg.grade.run.SandboxedLauncher;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/** Decides in which sandbox answers are compiled and run, and says so. */
final class Isolation implements Workplace {
    private final Sandbox sandbox;
    private final Launcher launcher;

    private Isolation(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.launcher = new SandboxedLauncher(sandbox);
    }

    /**
     * Takes the strongest sandbox of this machine.
     *
     * @throws IOException if not even the weakest works
     * @throws Trouble if it is the weakest, and the teacher does not want that
     */
    static Workplace choose(boolean requireIsolation, boolean allowWeak, PrintWriter out)
            throws IOException {
        Sandboxes sandboxes = new Sandboxes();
        Sandbox sandbox = sandboxes.strongest();
        refuse(
                sandbox.tier(),
                sandboxes.better(sandbox.tier()),
                requireIsolation,
                allowWeak,
                System.getProperty("os.name"));
        out.println("Answers run in " + sandbox.name() + ". " + sandbox.doesNotStop());
        return new Isolation(sandbox);
    }

    /** Linux can have something better; elsewhere there is nothing to install. */
    static void refuse(
            Sandbox.Tier tier,
            List<String> better,
            boolean requireIsolation,
            boolean allowWeak,
            String system) {
        if (tier != Sandbox.Tier.PLAIN || allowWeak && !requireIsolation) {
            return;
        }
        boolean couldBeHad = system.equals("Linux");
        if (requireIsolation || couldBeHad) {
            throw new Trouble(
                    "On this machine answers could only be run with limits: they could read your"
                            + " files and use the network.\n  "
                            + String.join("\n  ", better)
                            + (requireIsolation
                                    ? ""
                                    : "\n  If you trust every answer, --allow-weak grades all the"
                                            + " same."));
        }
    }

    @Override
    public String isolation() {
        return sandbox.name();
    }

    @Override
    public String doesNotStop() {
        return sandbox.doesNotStop();
    }

    @Override
    public Compiler compiler() throws IOException {
        return new SandboxedCompiler(sandbox);
    }

    @Override
    public Launcher launcher() {
        return launcher;
    }
}
