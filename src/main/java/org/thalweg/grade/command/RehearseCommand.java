package org.thalweg.grade.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.intake.Reasons;
import org.thalweg.grade.rehearsal.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the hand-ins of a class that does not exist. */
@Command(
        name = "rehearse",
        description =
                "Makes the hand-ins of an invented class: right, wrong, blank, broken and hostile"
                        + " answers.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "PROBLEM_SET", description = "Such as ps1.")
    private String name;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where to; it must be new.")
    private Path folder;

    @Option(
            names = "--notebooks",
            paramLabel = "FOLDER",
            description = "Where the notebooks of the course are (default: ${DEFAULT-VALUE}).")
    private Path notebooks = Path.of("notebooks");

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "How many, 1 to 999 (default: ${DEFAULT-VALUE}).")
    private int students = 300;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed, another class (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() {
        ProblemSet set = Named.in(ProblemSets.all(), name);
        if (students < 1 || students > 999) {
            throw new Trouble("--students must be in 1 to 999, got " + students + ".");
        }
        try {
            refuseToMix();
            byte[] master = Files.readAllBytes(notebooks.resolve(set.notebook()));
            new Rehearsal(set, master).write(folder, students, seed);
        } catch (IOException e) {
            throw new Trouble(
                    "The hand-ins could not be made in " + folder + ": " + Reasons.of(e) + ".", e);
        }
        command.commandLine()
                .getOut()
                .println(
                        students + " invented hand-ins of " + set.id() + " are in " + folder + ".");
        return 0;
    }

    /** Invented hand-ins must never lie among real ones. */
    private void refuseToMix() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new Trouble(folder + " is not empty. Name a new folder.");
                }
            }
        }
    }
}
