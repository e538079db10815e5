package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.check.Draw;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Locally;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** Classes that answered a problem set as its specimens do. */
final class Classes {
    private static final Draw SECRET = new Draw(0x5eed_0f_7ea4cL, 0);
    private static final List<String> NAMES =
            List.of(
                    "Ada Lovelace",
                    "Boris Polyak",
                    "Yuri Nesterov",
                    "Emmy Noether",
                    "Sofja Kowalewskaja",
                    "Carl Runge",
                    "Grace Hopper",
                    "Srinivasa Ramanujan",
                    "Maryam Mirzakhani",
                    "Leonhard Euler",
                    "Mary Somerville",
                    "Issai Schur");

    private final ProblemSet set;
    private final Map<String, List<Mark>> known = new HashMap<>();

    Classes(ProblemSet set) {
        this.set = set;
    }

    /** A class in which everybody has a skill of their own; the last three are in trouble. */
    List<Result> of(int students, long seed) {
        List<Result> out = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < students; i++) {
            String name = NAMES.get(i % NAMES.size());
            out.add(
                    one(
                            i < NAMES.size() ? name : name + " " + i / NAMES.size(),
                            i,
                            random.split()));
        }
        return out;
    }

    Result one(String name, int seat, SplittableRandom random) {
        double skill = 0.25 + 0.75 * random.nextDouble();
        List<TaskResult> tasks = new ArrayList<>();
        int cell = 3;
        for (Task task : set.tasks()) {
            tasks.add(answer(task, cell, skill, random));
            cell += 3;
        }
        return new Result(set.id(), name, seat, "ps.ipynb", "bubblewrap", tasks, List.of());
    }

    private TaskResult answer(Task task, int cell, double skill, SplittableRandom random) {
        if (task instanceof Manual) {
            return manual(
                    task, cell, "I would try rates ten times apart first, then halve.\n\nβ after.");
        }
        List<Specimen> right = task.specimens().answers().stream().filter(Specimen::right).toList();
        List<Specimen> wrong =
                task.specimens().answers().stream().filter(one -> !one.right()).toList();
        double luck = random.nextDouble();
        if (luck < skill) {
            return graded(task, right.get(random.nextInt(right.size())), cell);
        }
        if (luck > 0.97) {
            return without(task, Status.BLANK, "");
        }
        if (luck > 0.94) {
            return stopped(task, cell);
        }
        if (luck > 0.91) {
            return broken(task, cell);
        }
        return graded(task, wrong.get(random.nextInt(wrong.size())), cell);
    }

    /** The result of a specimen. */
    TaskResult graded(Task task, Specimen specimen, int cell) {
        List<Mark> marks = known.computeIfAbsent(specimen.source(), source -> marks(task, source));
        return new TaskResult(
                task.id(),
                Status.GRADED,
                marks,
                "",
                Optional.empty(),
                source(cell, specimen.source()),
                List.of());
    }

    private static List<Mark> marks(Task task, String source) {
        try {
            return task.marks(Locally.run(source, task.wanted()), SECRET);
        } catch (RuntimeException thrown) { // it does not compile, or its variables throw
            return task.lost(String.valueOf(thrown.getMessage()));
        }
    }

    static List<Excerpt> source(int cell, String text) {
        return List.of(new Excerpt(new Place(cell, 1), text.stripTrailing()));
    }

    /** The same answers with other names and a comment. */
    static Result copy(Result other, String student) {
        List<TaskResult> tasks = new ArrayList<>();
        for (TaskResult each : other.tasks()) {
            List<Excerpt> source = new ArrayList<>();
            for (Excerpt one : each.source()) {
                String text = one.text().replaceAll("\\b(x|g|v|w|path|next)\\b", "my_$1");
                source.add(new Excerpt(one.from(), "// my own work\n" + text));
            }
            tasks.add(
                    new TaskResult(
                            each.task(),
                            each.status(),
                            each.marks(),
                            each.sentence(),
                            each.place(),
                            source,
                            each.notes()));
        }
        return new Result(
                other.problemSet(), student, 99, "copy.ipynb", "bubblewrap", tasks, List.of());
    }

    static TaskResult manual(Task task, int cell, String text) {
        return new TaskResult(
                task.id(),
                Status.MANUAL,
                List.of(),
                "",
                Optional.empty(),
                source(cell, text),
                List.of());
    }

    static TaskResult without(Task task, Status status, String sentence) {
        return new TaskResult(
                task.id(),
                status,
                task.lost("Not yet: there is no answer here."),
                sentence,
                Optional.empty(),
                List.of(),
                List.of());
    }

    static TaskResult stopped(Task task, int cell) {
        String sentence =
                "It was still running after 5 s and was stopped. Is there a loop that never ends?";
        return new TaskResult(
                task.id(),
                Status.STOPPED,
                task.lost(sentence),
                sentence,
                Optional.empty(),
                source(cell, task.specimens().stub() + "\n// while (true) {}"),
                List.of("It printed 2 MB, of which nobody read anything."));
    }

    static TaskResult broken(Task task, int cell) {
        String sentence = "Cell " + cell + ", line 2: `;` expected after `x * x`.";
        return new TaskResult(
                task.id(),
                Status.BROKEN,
                task.lost(sentence),
                sentence,
                Optional.of(new Place(cell, 2)),
                source(cell, task.specimens().stub()),
                List.of());
    }
}
