package org.thalweg.grade.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how well answers are shut in on this machine. */
@Command(
        name = "isolation",
        description =
                "Prints the strongest isolation that works here, what it does not stop, and a line"
                        + " for each stronger one that says what is in the way.",
        mixinStandardHelpOptions = true)
final class IsolationCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Sandboxes sandboxes = new Sandboxes();
        try {
            Sandbox strongest = sandboxes.strongest();
            out.println(strongest.name());
            out.println(strongest.doesNotStop());
            sandboxes.better(strongest.tier()).forEach(out::println);
        } catch (IOException e) {
            throw new Trouble(
                    "No sandbox works here, so nothing can be graded: " + e.getMessage() + ".", e);
        }
        return 0;
    }
}
