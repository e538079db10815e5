package org.thalweg.grade.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Result;
import org.thalweg.grade.batch.Batch;
import org.thalweg.grade.batch.Progress;
import org.thalweg.grade.batch.Secret;
import org.thalweg.grade.batch.Store;
import org.thalweg.grade.batch.Trouble;
import org.thalweg.grade.batch.Workplace;
import org.thalweg.grade.export.GradesCsv;
import org.thalweg.grade.export.JUnitXml;
import org.thalweg.grade.intake.Reasons;
import org.thalweg.grade.intake.Roster;
import org.thalweg.grade.intake.Submission;
import org.thalweg.grade.intake.Submissions;
import org.thalweg.grade.report.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades submissions. */
@Command(
        name = "grade",
        description = "Grades the notebooks that were handed in.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every submission is graded",
            "1:nothing could be done, and a sentence says why",
            "2:the command was not understood",
            "3:some submissions are not graded, through no fault of theirs",
            "130:stopped by Ctrl-C; the same command goes on"
        })
final class GradeCommand implements Callable<Integer> {
    /** Some submissions are left. */
    static final int INCOMPLETE = 3;

    /** What a shell says of a program that was stopped by Ctrl-C. */
    static final int STOPPED = 130;

    private static final int SHOWN = 20;

    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "PROBLEM_SET", description = "Such as ps1.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "SUBMISSIONS",
            description =
                    "A folder or a zip file of notebooks, as Moodle, Canvas and nbgrader have them;"
                            + " or one notebook.")
    private Path what;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results go (default: graded/PROBLEM_SET).")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many submissions at a time (default: one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--students",
            paramLabel = "FILE",
            description =
                    "The class, as given to release: a CSV file with the column id. Needed if the"
                            + " problem set was released with it, because the numbers in the tasks"
                            + " follow from it.")
    private Path students;

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "The teacher's secret (default: ${DEFAULT-VALUE}).")
    private Path secretFile = Path.of(".thalweg", "secret");

    @Option(names = "--force", description = "Grades again what has been graded already.")
    private boolean force;

    @Option(
            names = "--require-isolation",
            description = "Refuses to run answers in a sandbox that is not one.")
    private boolean requireIsolation;

    @Option(
            names = "--allow-weak",
            description =
                    "Runs answers with limits only if this machine offers nothing better. They can"
                            + " then read your files.")
    private boolean allowWeak;

    @Option(
            names = "--public",
            description =
                    "Grades as the notebook itself does: inputs that everybody knows, the numbers"
                            + " of the edition at hand, no hidden checks. Needs no secret.")
    private boolean open;

    @Option(names = "--columns", hidden = true, description = "The width of the terminal.")
    private int columns;

    private final List<ProblemSet> sets;
    private final Places places;

    GradeCommand() {
        this(ProblemSets.all(), Isolation::choose);
    }

    GradeCommand(List<ProblemSet> sets, Places places) {
        this.sets = sets;
        this.places = places;
    }

    /** Finds where answers are run. */
    interface Places {
        /**
         * Returns it.
         *
         * @throws Trouble if what the machine offers is too weak
         */
        Workplace find(boolean requireIsolation, boolean allowWeak, PrintWriter out)
                throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter print = command.commandLine().getOut();
        ProblemSet asked = Named.in(sets, name);
        ProblemSet set = open ? asked.shown() : asked;
        if (jobs < 1) {
            throw new Trouble("--jobs must be 1 or more, got " + jobs + ".");
        }
        Optional<Roster> roster = roster();
        Path folder = out == null ? Path.of("graded", set.id()) : out;
        Secret secret = open ? Secret.known() : secret();
        try (Submissions submissions = open(set, new Submissions.Students(roster, secret::seat));
                Store store = Store.in(folder, set.id())) {
            Workplace workplace = places.find(requireIsolation, allowWeak, print);
            Progress progress =
                    columns > 0
                            ? new Bar(print, columns, System::nanoTime)
                            : new Lines(print, System::nanoTime);
            Batch batch = new Batch(set, workplace, secret, store, progress, Batch.version());
            List<Submission> list =
                    open
                            ? submissions.list().stream().map(OwnSeat::of).toList()
                            : submissions.list();
            Batch.Outcome outcome = run(batch, list, print);
            if (outcome.stopped()) {
                return STOPPED;
            }
            write(set, store, workplace);
            say(print, set, submissions, store, roster, outcome);
            return outcome.ungraded().isEmpty() ? 0 : INCOMPLETE;
        }
    }

    private Optional<Roster> roster() {
        if (students == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Roster.read(students));
        } catch (IOException e) {
            throw new Trouble(students + " cannot be read: " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new Trouble(e.getMessage(), e);
        }
    }

    private Secret secret() {
        try {
            return Secret.keptIn(secretFile);
        } catch (IOException e) {
            throw new Trouble(
                    "The secret "
                            + secretFile
                            + " can neither be read nor made: "
                            + Reasons.of(e)
                            + ".",
                    e);
        }
    }

    private Submissions open(ProblemSet set, Submissions.Students who) {
        Submissions submissions;
        try {
            submissions = Submissions.in(what, set.id(), who);
        } catch (IOException e) {
            throw new Trouble(what + " cannot be graded: " + Reasons.of(e) + ".", e);
        } catch (UncheckedIOException e) {
            throw new Trouble(what + " cannot be graded: " + Reasons.of(e.getCause()) + ".", e);
        }
        if (submissions.list().isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add("There is no notebook (.ipynb) in " + what + ".");
            lines.addAll(shortened(submissions.problems()));
            throw new Trouble(String.join("\n  ", lines));
        }
        return submissions;
    }

    /** Ctrl-C lets what is kept stay and says how to go on; the program then ends by itself. */
    private Batch.Outcome run(Batch batch, List<Submission> list, PrintWriter print) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook =
                new Thread(
                        () -> {
                            batch.stop();
                            ProcessHandle.current()
                                    .descendants()
                                    .forEach(ProcessHandle::destroyForcibly);
                            print.println();
                            print.println(
                                    "Stopped. What has been graded is kept; the same command goes"
                                            + " on from there.");
                            print.flush();
                            await(ended);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return batch.run(list, jobs, force);
        } finally {
            ended.countDown();
            unhook(hook);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            // workers notice that their processes are gone; the system ends who does not
            if (!ended.await(5, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(STOPPED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running: the program is being stopped
        }
    }

    private static void write(ProblemSet set, Store store, Workplace workplace) throws IOException {
        List<Result> results = store.all();
        store.write("grades.csv", GradesCsv.bytes(set, results));
        store.write("junit.xml", JUnitXml.bytes(set, results));
        try {
            Pages.write(
                    store.folder(),
                    set,
                    results,
                    "Answers ran in " + workplace.isolation() + ". " + workplace.doesNotStop());
        } catch (IOException e) {
            throw new Trouble(
                    "The pages in "
                            + store.folder()
                            + " cannot be written: "
                            + Reasons.of(e)
                            + ". The grades are kept; the same command writes the pages again.",
                    e);
        }
    }

    private static void say(
            PrintWriter print,
            ProblemSet set,
            Submissions submissions,
            Store store,
            Optional<Roster> roster,
            Batch.Outcome outcome)
            throws IOException {
        print.println();
        print.println(
                outcome.graded()
                        + " graded, "
                        + outcome.kept()
                        + " had been graded before. In "
                        + store.folder()
                        + ": report.html about the class, feedback/ for the students, grades.csv,"
                        + " junit.xml.");
        Set<String> present = new HashSet<>();
        submissions.list().forEach(each -> present.add(each.student()));
        List<String> earlier =
                store.all().stream()
                        .map(Result::student)
                        .filter(student -> !present.contains(student))
                        .toList();
        if (!earlier.isEmpty()) {
            print.println(
                    (earlier.size() == 1 ? "There is also " : "There are also ")
                            + earlier.size()
                            + " graded from elsewhere: "
                            + first(earlier)
                            + ". To drop one, delete its file in "
                            + store.folder().resolve("results")
                            + ".");
        }
        List<String> absent =
                roster.map(Roster::students).orElse(List.of()).stream()
                        .filter(student -> !present.contains(student))
                        .toList();
        if (!absent.isEmpty()) {
            print.println(
                    absent.size() + " of the roster handed in nothing: " + first(absent) + ".");
        }
        tell(print, "Please look at:", submissions.problems());
        tell(print, "Nothing to grade in:", unread(set, store, present));
        tell(
                print,
                outcome.ungraded().isEmpty()
                        ? ""
                        : "Not graded, through no fault of theirs; the same command tries again:",
                outcome.ungraded());
        print.flush();
    }

    /** Submissions that got nothing because of what the whole notebook is. */
    private static List<String> unread(ProblemSet set, Store store, Set<String> present)
            throws IOException {
        return store.all().stream()
                .filter(result -> present.contains(result.student()))
                .filter(result -> !result.notes().isEmpty() && isEmpty(set, result))
                .map(result -> result.student() + ": " + result.notes().get(0))
                .toList();
    }

    private static boolean isEmpty(ProblemSet set, Result result) {
        return result.tasks().size() == set.tasks().size()
                && result.tasks().stream()
                        .allMatch(task -> task.sentence().equals(result.notes().get(0)));
    }

    private static void tell(PrintWriter print, String head, List<String> sentences) {
        if (!sentences.isEmpty()) {
            print.println();
            print.println(head);
            shortened(sentences).forEach(sentence -> print.println("  " + sentence));
        }
    }

    private static List<String> shortened(List<String> sentences) {
        if (sentences.size() <= SHOWN) {
            return sentences;
        }
        List<String> some = new ArrayList<>(sentences.subList(0, SHOWN));
        some.add("and " + (sentences.size() - SHOWN) + " more");
        return some;
    }

    private static String first(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(5, names.size())));
        return names.size() > 5 ? some + " and " + (names.size() - 5) + " more" : some;
    }
}
