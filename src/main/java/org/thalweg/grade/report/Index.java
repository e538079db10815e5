package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.at;
import static org.thalweg.grade.report.Html.el;
import static org.thalweg.grade.report.Html.kind;
import static org.thalweg.grade.report.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Result;

/** Where a teacher begins: the report and every student's page. */
final class Index {
    private Index() {}

    static String page(ProblemSet set, List<Result> results, List<String> files) {
        Html header = Html.all(el("p", kind("over"), text("Graded")), el("h1", text(set.title())));
        List<Html> rows = new ArrayList<>();
        IntStream.range(0, results.size())
                .boxed()
                .sorted(Comparator.comparing(i -> results.get(i).student()))
                .forEach(i -> rows.add(row(set, results.get(i), files.get(i))));
        Html main =
                Html.all(
                        el(
                                "p",
                                el("a", at("href", "report.html"), text("The report on the class")),
                                text(
                                        ": points, tasks, mistakes, answers that look alike, and"
                                                + " who needs a person.")),
                        el("h2", at("id", "students"), text("Students")),
                        rows.isEmpty()
                                ? el("p", text("Nobody has handed in anything yet."))
                                : table(rows));
        return Page.of(set.title() + " · graded", header, main);
    }

    private static Html table(List<Html> rows) {
        Html head =
                el(
                        "thead",
                        el(
                                "tr",
                                el("th", at("scope", "col"), text("Student")),
                                el("th", at("scope", "col"), text("Points")),
                                el("th", at("scope", "col"), text("Look at"))));
        return el(
                "table",
                kind("students"),
                at("aria-labelledby", "students"),
                head,
                el("tbody", Html.all(rows)));
    }

    private static Html row(ProblemSet set, Result result, String file) {
        List<Answered> tasks = Answered.all(set, result);
        int points = tasks.stream().mapToInt(Answered::points).sum();
        int earned = tasks.stream().mapToInt(Answered::earned).sum();
        boolean graded = Answered.found(set, result);
        return el(
                "tr",
                el("th", at("scope", "row"), link(result, Pages.FEEDBACK + "/" + file)),
                el("td", text(graded ? earned + "\u00A0of\u00A0" + points : "nothing to grade")),
                el("td", text(String.join(", ", remarks(tasks, graded)))));
    }

    private static List<String> remarks(List<Answered> tasks, boolean graded) {
        List<String> out = new ArrayList<>();
        if (!graded) {
            out.add("needs a person");
            return out;
        }
        for (Answered each : tasks) {
            switch (each.result().status()) {
                case STOPPED -> out.add("task " + each.number() + " was stopped");
                case BROKEN -> out.add("task " + each.number() + " does not compile");
                case MANUAL -> out.add("mark task " + each.number());
                case GRADED, BLANK, MISSING -> {}
            }
        }
        return out;
    }

    /** A student's name as a link to their page. */
    static Html link(Result result, String to) {
        String name = Visible.line(result.student(), Feedback.NAME);
        return el("a", at("href", to), el("bdi", name.isBlank() ? "(no name)" : name));
    }
}
