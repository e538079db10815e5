package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first sentences of a feedback page: what holds, and what to look at first. */
final class Summary {
    private Summary() {}

    static List<String> of(List<Answered> tasks) {
        List<String> out = new ArrayList<>();
        List<Answered> ours = tasks.stream().filter(each -> !each.manual()).toList();
        List<Answered> whole = ours.stream().filter(Answered::whole).toList();
        out.add(opening(ours, whole));
        first(ours)
                .ifPresent(
                        each ->
                                out.add(
                                        "*Look at task "
                                                + each.number()
                                                + " first* ("
                                                + each.task().title()
                                                + "): "
                                                + firstParagraph(each.reason())));
        List<Answered> untouched = ours.stream().filter(each -> !each.tried()).toList();
        if (!untouched.isEmpty() && untouched.size() < ours.size()) {
            out.add(
                    numbers(untouched)
                            + (untouched.size() == 1 ? " has" : " have")
                            + " no answer yet.");
        }
        List<Answered> manual =
                tasks.stream().filter(each -> each.manual() && each.tried()).toList();
        if (!manual.isEmpty()) {
            out.add("Your teacher marks " + lower(numbers(manual)) + ".");
        }
        return out;
    }

    private static String opening(List<Answered> ours, List<Answered> whole) {
        if (ours.isEmpty()) {
            return "Everything here is marked by a person.";
        }
        if (whole.size() == ours.size()) {
            return "Everything that was tested holds. Well done.";
        }
        if (ours.stream().noneMatch(Answered::tried)) {
            return "There is no answer in this notebook yet: every cell is as it was handed out, or"
                    + " missing. If that surprises you, look whether you handed in the right file.";
        }
        long held = ours.stream().mapToLong(Answered::held).sum();
        if (!whole.isEmpty()) {
            String rest = whole.size() * 2 >= ours.size() ? ": good work." : ".";
            return numbers(whole) + (whole.size() == 1 ? " holds" : " hold") + " whole" + rest;
        }
        return held > 0
                ? "A beginning: "
                        + held
                        + (held == 1 ? " check holds" : " checks hold")
                        + " already."
                : "Nothing holds yet. Start with the hint below: one repair often mends several"
                        + " checks at once.";
    }

    /** The tried answer that lost most; of equal ones the first. */
    private static Optional<Answered> first(List<Answered> ours) {
        return ours.stream()
                .filter(each -> each.tried() && !each.whole())
                .max(
                        Comparator.<Answered>comparingInt(each -> each.points() - each.earned())
                                .thenComparing(Answered::number, Comparator.reverseOrder()));
    }

    private static String firstParagraph(String text) {
        return text.strip().split("\\n\\s*\\n", 2)[0];
    }

    /** "Task 3", "Tasks 1, 2 and 5". */
    private static String numbers(List<Answered> some) {
        List<String> all =
                some.stream()
                        .map(each -> Integer.toString(each.number()))
                        .collect(Collectors.toList());
        if (all.size() == 1) {
            return "Task " + all.get(0);
        }
        String last = all.remove(all.size() - 1);
        return "Tasks " + String.join(", ", all) + " and " + last;
    }

    private static String lower(String text) {
        return "t" + text.substring(1);
    }
}
