package org.thalweg.grade.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Result;
import org.thalweg.grade.batch.Store;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.export.ScoresJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what has been graded as JSON. */
@Command(
        name = "scores",
        description = "Prints scores, comments and answers of what has been graded, as JSON.",
        mixinStandardHelpOptions = true)
final class ScoresCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "PROBLEM_SET", description = "Such as ps1.")
    private String name;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where grade put its results.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        ProblemSet set = Named.in(ProblemSets.all(), name);
        List<Result> results = List.of();
        if (Files.isDirectory(folder)) {
            try (Store store = Store.in(folder, set.id())) {
                results = store.all();
            }
        }
        if (results.isEmpty()) {
            throw new Trouble(
                    folder
                            + " holds no results of "
                            + set.id()
                            + ". The word grade makes them; it says where they go.");
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(ScoresJson.of(set, results).text());
        out.flush();
        return 0;
    }
}
