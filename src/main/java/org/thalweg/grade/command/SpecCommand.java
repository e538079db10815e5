package org.thalweg.grade.command;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.export.SpecJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a problem set as JSON. */
@Command(
        name = "spec",
        description = "Prints what a problem set asks, as JSON, with specimens of answers.",
        mixinStandardHelpOptions = true)
final class SpecCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(paramLabel = "PROBLEM_SET", description = "Such as ps1.")
    private String name;

    @Option(
            names = "--seat",
            paramLabel = "N",
            description = "Words the questions for this seat too, 1 to 9999; may be repeated.")
    private Set<Integer> seats = new TreeSet<>();

    @Override
    public Integer call() {
        for (int seat : seats) {
            if (seat < 0 || seat > 9999) {
                throw new Trouble("--seat must be in 0 to 9999, got " + seat + ".");
            }
        }
        command.commandLine()
                .getOut()
                .print(SpecJson.of(Named.in(ProblemSets.all(), name), seats).text());
        command.commandLine().getOut().flush();
        return 0;
    }
}
