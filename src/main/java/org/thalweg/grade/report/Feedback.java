package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.at;
import static org.thalweg.grade.report.Html.el;
import static org.thalweg.grade.report.Html.kind;
import static org.thalweg.grade.report.Html.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** What a student reads: their points, every check in words, their walk beside the right one. */
final class Feedback {
    /** What the longest name of a student shows of itself. */
    static final int NAME = 80;

    private static final int NOTES = 20;
    private static final int NOTE = 400;
    private static final int TEXT = 8000;

    private Feedback() {}

    /** The page of one submission. */
    static String page(ProblemSet set, Result result) {
        List<Answered> tasks = Answered.all(set, result);
        String name = Visible.line(result.student(), NAME);
        int earned = tasks.stream().mapToInt(Answered::earned).sum();
        int points = tasks.stream().mapToInt(Answered::points).sum();
        int manual = set.points() - points;
        Html header =
                Html.all(
                        el("p", kind("over"), text(set.title())),
                        el("h1", el("bdi", name)),
                        result.tasks().isEmpty() ? Html.NONE : score(earned, points, manual));
        List<Html> main = new ArrayList<>();
        main.add(summary(result, tasks));
        if (!result.tasks().isEmpty()) {
            main.add(contents(tasks));
            tasks.forEach(each -> main.add(task(each)));
        }
        return Page.of(name + " · " + set.title(), header, Html.all(main));
    }

    private static Html score(int earned, int points, int manual) {
        String more = manual == 0 ? "" : ", " + manual + " more are your teacher's to give";
        return el(
                "p",
                kind("score"),
                el("strong", text(earned)),
                text(" of " + Answered.points(points) + more),
                bar(earned, points));
    }

    /** A decoration: the words beside it say the same. */
    private static Html bar(int earned, int points) {
        int share = points == 0 ? 0 : Math.round(100f * earned / points);
        return el(
                "span",
                kind("bar"),
                at("aria-hidden", "true"),
                el("span", at("style", "width:" + share + "%"), text("")));
    }

    private static Html summary(Result result, List<Answered> tasks) {
        List<Html> out = new ArrayList<>();
        out.add(el("h2", at("id", "summary"), text("In short")));
        if (result.tasks().isEmpty()) {
            out.add(
                    Html.prose(
                            "This notebook could not be graded. Your teacher sees that too, so"
                                    + " nothing is lost."));
        } else {
            Summary.of(tasks).forEach(each -> out.add(Html.prose(each)));
        }
        out.add(notes(result.notes()));
        return el("section", kind("summary"), at("aria-labelledby", "summary"), Html.all(out));
    }

    private static Html notes(List<String> notes) {
        if (notes.isEmpty()) {
            return Html.NONE;
        }
        List<Html> items = new ArrayList<>();
        notes.stream()
                .limit(NOTES)
                .forEach(each -> items.add(el("li", Html.inline(Visible.cut(each, NOTE)))));
        if (notes.size() > NOTES) {
            items.add(el("li", text("… and " + (notes.size() - NOTES) + " more")));
        }
        return el("ul", kind("notes"), Html.all(items));
    }

    private static Html contents(List<Answered> tasks) {
        List<Html> items = new ArrayList<>();
        for (Answered each : tasks) {
            items.add(
                    el(
                            "li",
                            el(
                                    "a",
                                    at("href", "#task-" + each.number()),
                                    badge(each),
                                    el(
                                            "span",
                                            kind("title"),
                                            text(each.number() + ". " + each.task().title())),
                                    el("span", kind("points"), text(points(each))))));
        }
        return el("nav", at("aria-label", "Tasks"), el("ul", Html.all(items)));
    }

    private static String points(Answered each) {
        return each.manual()
                ? "of " + each.task().points()
                : each.earned() + " of " + each.points();
    }

    /** The state of a task as a sign; its words follow where the task stands. */
    private static Html badge(Answered each) {
        String look =
                each.manual() ? "person" : each.whole() ? "held" : each.tried() ? "lost" : "none";
        String sign = each.manual() ? "✎" : each.whole() ? "✓" : each.tried() ? "✗" : "○";
        String words =
                each.manual()
                        ? "marked by your teacher: "
                        : each.whole() ? "holds: " : each.tried() ? "lost points: " : "no answer: ";
        return Html.all(
                el("span", kind("badge " + look), at("aria-hidden", "true"), text(sign)),
                el("span", kind("unseen"), text(words)));
    }

    private static Html task(Answered each) {
        String id = "task-" + each.number();
        TaskResult result = each.result();
        List<Html> out = new ArrayList<>();
        out.add(
                el(
                        "h2",
                        at("id", id),
                        text(each.number() + ". " + each.task().title() + " "),
                        el("span", kind("points"), text(points(each) + " points"))));
        if (each.manual()) {
            String usual =
                    each.tried() ? "*Your teacher marks this.*" : "There is no answer here yet.";
            out.add(Html.prose(result.sentence().isBlank() ? usual : result.sentence()));
        } else {
            out.add(state(result));
            out.add(checks(each));
        }
        out.add(notes(result.notes()));
        out.add(source(each));
        return el("section", kind("task"), at("aria-labelledby", id), Html.all(out));
    }

    private static Html state(TaskResult result) {
        String sentence =
                result.place().isPresent() && !result.sentence().contains("line ")
                        ? result.sentence() + " Look at " + result.place().get() + "."
                        : result.sentence();
        String first =
                switch (result.status()) {
                    case GRADED, MANUAL -> "";
                    case BLANK -> "No answer yet: the cell is as it was handed out.";
                    case MISSING -> "Nothing in the notebook answers this.";
                    case BROKEN -> "It does not compile.";
                    case STOPPED -> "It was stopped.";
                };
        if (sentence.isBlank() && first.isBlank()) {
            return Html.NONE;
        }
        return el("div", kind("state"), Html.prose(sentence.isBlank() ? first : sentence));
    }

    /** Every check; a sentence that stood before in this task is not said again. */
    private static Html checks(Answered each) {
        Set<String> said = new HashSet<>(Set.of(each.result().sentence()));
        List<Html> items = new ArrayList<>();
        int told = 0;
        int figure = 0;
        for (Mark mark : each.result().marks()) {
            List<Html> more = new ArrayList<>();
            if (!mark.held()) {
                boolean known = !said.add(mark.sentence());
                boolean graded = each.result().status() == Status.GRADED;
                if (!known) {
                    more.add(Html.prose(mark.sentence()));
                    if (++told == 2 && graded) {
                        more.add(again("This may come from the mistake above: mend that first."));
                    }
                } else if (graded) {
                    more.add(again("For the same reason as above."));
                }
                Html walk = WalkFigure.of(mark, "t" + each.number() + "f" + ++figure);
                if (!walk.isEmpty()) {
                    more.add(
                            known
                                    ? el("details", el("summary", "The figure of this one"), walk)
                                    : walk);
                }
            }
            items.add(
                    el(
                            "li",
                            kind(mark.held() ? "held" : "lost"),
                            el(
                                    "p",
                                    kind("claim"),
                                    word(mark),
                                    Html.inline(mark.claim()),
                                    worth(mark)),
                            Html.all(more)));
        }
        return el("ul", kind("checks"), at("role", "list"), Html.all(items));
    }

    private static Html again(String words) {
        return el("p", kind("again"), text(words));
    }

    private static Html word(Mark mark) {
        return el(
                "span",
                kind("word"),
                el("span", at("aria-hidden", "true"), text(mark.held() ? "✓ " : "✗ ")),
                text(mark.held() ? "holds" : "lost"));
    }

    private static Html worth(Mark mark) {
        String points = mark.earned() + " of " + Answered.points(mark.points());
        String hidden = mark.hidden() ? ", tried by the grader only" : "";
        return el("span", kind("worth"), text(" " + points + hidden));
    }

    private static Html source(Answered each) {
        TaskResult result = each.result();
        if (result.source().isEmpty()) {
            return Html.NONE;
        }
        if (each.manual()) {
            String words = Visible.cut(Excerpt.join(result.source()), TEXT);
            return el("div", kind("quote"), at("dir", "auto"), text(words));
        }
        Place place = result.place().orElse(null);
        Html listing = Listing.of(result.source(), line -> line.equals(place), "◀ here");
        Html summary = el("summary", "Your answer");
        return each.whole()
                ? el("details", summary, listing)
                : el("details", at("open", "open"), summary, listing);
    }
}
