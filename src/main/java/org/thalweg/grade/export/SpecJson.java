package org.thalweg.grade.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.Numbers;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;

/**
 * A problem set as JSON, for programs that are not written in Java: what is asked, what it is
 * worth, the cells that are handed out, and answers to them. It holds no reference that is not a
 * specimen, but it does hold specimens: it is the teacher's.
 *
 * @param id {@code "ps1"}
 * @param title for people
 * @param notebook its file below {@code notebooks/}
 * @param points of all tasks together
 * @param tasks in the order of the notebook
 */
public record SpecJson(String id, String title, String notebook, int points, List<Entry> tasks) {
    /**
     * A task.
     *
     * @param id its name in the notebook
     * @param title a few words
     * @param kind {@code coding}, {@code numbers}, {@code choice} or {@code manual}
     * @param points what it is worth
     * @param checks what is tested; empty for a manual one
     * @param wanted what an answer must define
     * @param stub the cell as handed out
     * @param rubric what a person gives points for; empty for the others
     * @param asks of numbers: what each number is, by seat; empty for the others
     * @param specimens answers as students write them, right ones first
     */
    public record Entry(
            String id,
            String title,
            String kind,
            int points,
            List<Asked> checks,
            List<Definition> wanted,
            String stub,
            List<String> rubric,
            Map<Integer, List<String>> asks,
            List<Answer> specimens) {}

    /**
     * A check.
     *
     * @param claim what holds, in words
     * @param points what it is worth
     * @param hidden whether it is left out in the notebook
     */
    public record Asked(String claim, int points, boolean hidden) {}

    /**
     * A definition.
     *
     * @param kind {@code method}, {@code class} or {@code variable}
     * @param name as the student writes it
     * @param type the Java type that a check gets of it
     */
    public record Definition(String kind, String name, String type) {}

    /**
     * A specimen.
     *
     * @param name what is special about it
     * @param right whether it must get all points
     * @param check the claim that it fails; empty if it is right
     * @param says a part of the sentence it gets; empty if it is right
     * @param source the cell
     */
    public record Answer(String name, boolean right, String check, String says, String source) {}

    /**
     * Describes a problem set.
     *
     * @param set what is handed out
     * @param seats for which seats the questions are worded, besides 0
     */
    public static SpecJson of(ProblemSet set, Set<Integer> seats) {
        Set<Integer> all = new TreeSet<>(seats);
        all.add(0);
        return new SpecJson(
                set.id(),
                set.title(),
                set.notebook(),
                set.points(),
                set.tasks().stream().map(task -> entry(task, all)).toList());
    }

    /** Returns the text of the JSON. */
    public String text() {
        return Json.MAPPER.writeValueAsString(this) + "\n";
    }

    private static Entry entry(Task task, Set<Integer> seats) {
        return new Entry(
                task.id(),
                task.title(),
                kind(task),
                task.points(),
                task.asked().stream().map(SpecJson::asked).toList(),
                task.wanted().stream().map(SpecJson::definition).toList(),
                task.specimens().stub(),
                task instanceof Manual manual ? manual.rubric() : List.of(),
                task instanceof Numbers numbers ? asks(numbers, seats) : Map.of(),
                task.specimens().answers().stream().map(SpecJson::answer).toList());
    }

    private static String kind(Task task) {
        if (task instanceof Coding) {
            return "coding";
        }
        return task instanceof Numbers ? "numbers" : task instanceof Choice ? "choice" : "manual";
    }

    private static Map<Integer, List<String>> asks(Numbers numbers, Set<Integer> seats) {
        Map<Integer, List<String>> asks = new LinkedHashMap<>();
        seats.forEach(seat -> asks.put(seat, numbers.values().apply(seat).asks()));
        return asks;
    }

    private static Asked asked(Mark mark) {
        return new Asked(mark.claim(), mark.points(), mark.hidden());
    }

    private static Definition definition(Wanted<?> wanted) {
        return new Definition(
                wanted.kind().name().toLowerCase(Locale.ROOT),
                wanted.name(),
                wanted.type().getSimpleName());
    }

    private static Answer answer(Specimen one) {
        return new Answer(one.name(), one.right(), one.check(), one.says(), one.source());
    }
}
