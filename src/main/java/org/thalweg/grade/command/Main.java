package org.thalweg.grade.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.thalweg.grade.batch.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The grader's command line; {@code ./course} starts it. */
@Command(
        name = "grader",
        description = "Grades notebooks.",
        subcommands = {
            GradeCommand.class,
            IsolationCommand.class,
            RehearseCommand.class,
            ScoresCommand.class,
            SpecCommand.class
        },
        synopsisSubcommandLabel = "WORD",
        mixinStandardHelpOptions = true)
public final class Main {
    /** What could not be done, and a sentence says why. */
    static final int TROUBLE = 1;

    Main() {}

    /** Does what the arguments say and ends with the exit code. */
    public static void main(String[] arguments) {
        // the encoding of a pipe would be the platform's
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(new Main(), out, err, arguments));
    }

    /**
     * Does what the arguments say.
     *
     * @param command the program, or one word of it
     * @param out where results go
     * @param err where sentences about trouble go
     * @param arguments of the command line
     * @return the exit code
     */
    static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Main::handle)
                .execute(arguments);
    }

    private static int handle(Exception e, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof Trouble) {
            line.getErr().println(e.getMessage());
            return TROUBLE;
        }
        throw e;
    }
}
