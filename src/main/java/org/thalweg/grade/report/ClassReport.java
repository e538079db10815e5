package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.at;
import static org.thalweg.grade.report.Html.el;
import static org.thalweg.grade.report.Html.kind;
import static org.thalweg.grade.report.Html.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.thalweg.check.Manual;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.plot.Charts;
import org.thalweg.plot.Figure;

/** What a teacher reads about the class. */
final class ClassReport {
    private static final int GROUPS = 15;
    private static final int NAMED = 12;
    private static final int PAIRS = 20;
    private static final int BESIDE = 3;

    private final ProblemSet set;
    private final List<Result> results;
    private final List<String> files;
    private final List<List<Answered>> graded = new ArrayList<>();
    private final List<Integer> who = new ArrayList<>();

    private ClassReport(ProblemSet set, List<Result> results, List<String> files) {
        this.set = set;
        this.results = results;
        this.files = files;
        for (int i = 0; i < results.size(); i++) {
            if (Answered.found(set, results.get(i))) {
                graded.add(Answered.all(set, results.get(i)));
                who.add(i);
            }
        }
    }

    static String page(ProblemSet set, List<Result> results, List<String> files, String isolation) {
        ClassReport report = new ClassReport(set, results, files);
        Html header =
                Html.all(
                        el("p", kind("over"), text("Report on the class")),
                        el("h1", text(set.title())),
                        el(
                                "nav",
                                kind("jump"),
                                at("aria-label", "In this report"),
                                el(
                                        "ul",
                                        jump("index.html", "all students"),
                                        jump("#persons", "who needs you"),
                                        jump("#tasks", "tasks"),
                                        jump("#mistakes", "mistakes"),
                                        jump("#stopped", "stopped"),
                                        jump("#alike", "alike"),
                                        jump("#isolation", "isolation"))));
        Html main =
                Html.all(
                        report.points(),
                        report.persons(),
                        report.tasks(),
                        report.groups(
                                "mistakes",
                                "Mistakes most made",
                                Group.mistakes(report.graded),
                                "Nobody made a mistake that was found."),
                        report.groups(
                                "stopped",
                                "Answers that broke or were stopped",
                                Group.stopped(report.graded),
                                "Every answer compiled and ran to its end."),
                        report.alike(),
                        section("isolation", "How the answers ran", Html.prose(isolation)));
        return Page.of(set.title() + " · report on the class", header, main);
    }

    private static Html section(String id, String title, Html... inside) {
        return el(
                "section",
                at("aria-labelledby", id),
                el("h2", at("id", id), text(title)),
                Html.all(inside));
    }

    private static Html jump(String to, String word) {
        return el("li", el("a", at("href", to), text(word)));
    }

    // ---- points

    private Html points() {
        double[] points =
                graded.stream()
                        .mapToDouble(each -> each.stream().mapToInt(Answered::earned).sum())
                        .toArray();
        int most =
                set.tasks().stream()
                        .filter(t -> !(t instanceof Manual))
                        .mapToInt(Task::points)
                        .sum();
        if (points.length == 0) {
            return section("points", "Points", Html.prose("No submission could be graded yet."));
        }
        double low = Statistics.quantile(points, 0);
        double high = Statistics.quantile(points, 1);
        String count = points.length + (points.length == 1 ? " submission" : " submissions");
        if (low == high) {
            String same = points.length == 1 ? " has " : ", all with ";
            return section(
                    "points",
                    "Points",
                    Html.prose(count + same + number(low) + " of " + Answered.points(most) + "."));
        }
        double median = Statistics.quantile(points, 0.5);
        String words =
                count
                        + ", out of "
                        + Answered.points(most)
                        + ": mean "
                        + number(Statistics.mean(points))
                        + ", median "
                        + number(median)
                        + ", the middle half between "
                        + number(Statistics.quantile(points, 0.25))
                        + " and "
                        + number(Statistics.quantile(points, 0.75))
                        + ", least "
                        + number(low)
                        + ", most "
                        + number(high)
                        + ".";
        Figure figure =
                Charts.histogram("points", points, 12)
                        .y("students")
                        .height(260)
                        .vertical(median, "median")
                        .alt(
                                "How many students have how many points: from "
                                        + number(low)
                                        + " to "
                                        + number(high)
                                        + " of "
                                        + most
                                        + ", half of them at least "
                                        + number(median)
                                        + ".");
        return section("points", "Points", Html.prose(words), WalkFigure.element(figure, "points"));
    }

    // ---- who needs a person

    private Html persons() {
        List<Html> out = new ArrayList<>();
        List<Html> ungraded = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            if (!Answered.found(set, result)) {
                String why =
                        result.notes().isEmpty() ? "no reason is known" : result.notes().get(0);
                ungraded.add(el("li", student(i), text(": "), Html.inline(why)));
            }
        }
        if (!ungraded.isEmpty()) {
            out.add(
                    Html.prose(
                            "In these notebooks there was nothing to grade. Look at the files"
                                    + " yourself; the figures of this page leave them out."));
            out.add(el("ul", Html.all(ungraded)));
        }
        for (int j = 0; j < set.tasks().size(); j++) {
            if (set.tasks().get(j) instanceof Manual manual) {
                out.add(manual(j + 1, manual));
            }
        }
        if (out.isEmpty()) {
            out.add(Html.prose("Nobody: everything was graded, and no task is marked by hand."));
        }
        return section("persons", "Who needs you", Html.all(out));
    }

    private Html manual(int number, Manual manual) {
        List<Integer> students = new ArrayList<>();
        for (int i = 0; i < graded.size(); i++) {
            TaskResult result = graded.get(i).get(number - 1).result();
            if (!result.source().isEmpty()) {
                students.add(who.get(i));
            }
        }
        List<Html> rubric = new ArrayList<>();
        manual.rubric().forEach(each -> rubric.add(el("li", Html.inline(each))));
        String title =
                "*Task "
                        + number
                        + ", "
                        + manual.title()
                        + "* ("
                        + Answered.points(manual.points())
                        + ")";
        return Html.all(
                Html.prose(title + " is marked by you. For what:"),
                rubric.isEmpty() ? Html.NONE : el("ul", Html.all(rubric)),
                students.isEmpty()
                        ? Html.prose("Nobody has written anything.")
                        : el(
                                "details",
                                el(
                                        "summary",
                                        students.size() == 1
                                                ? "1 answer"
                                                : students.size() + " answers"),
                                names(students)));
    }

    private Html student(int i) {
        return Index.link(results.get(i), Pages.FEEDBACK + "/" + files.get(i));
    }

    private Html names(List<Integer> students) {
        List<Html> items = new ArrayList<>();
        students.forEach(i -> items.add(el("li", student(i))));
        return el("ul", kind("names"), Html.all(items));
    }

    // ---- tasks

    private Html tasks() {
        if (graded.isEmpty()) {
            return section("tasks", "Tasks", Html.prose("There is nothing to count yet."));
        }
        int[][] earned = new int[graded.size()][];
        for (int i = 0; i < earned.length; i++) {
            earned[i] = graded.get(i).stream().mapToInt(Answered::earned).toArray();
        }
        int[] points = graded.get(0).stream().mapToInt(Answered::points).toArray();
        List<Html> rows = new ArrayList<>();
        for (ItemStatistics item : ItemStatistics.of(earned, points)) {
            if (!(set.tasks().get(item.task()) instanceof Manual)) {
                rows.add(task(item));
            }
        }
        Html head =
                el(
                        "thead",
                        el(
                                "tr",
                                el("th", at("scope", "col"), text("Task")),
                                el("th", at("scope", "col"), text("Mean")),
                                el("th", at("scope", "col"), text("All right")),
                                el("th", at("scope", "col"), text("Without an answer")),
                                el("th", at("scope", "col"), text("What it tells"))));
        String how =
                "What a task tells is the correlation r of its points with the points in the rest"
                        + " of the problem set. Of fewer than ten students it would be chance. A low"
                        + " one is a question to the task, not to the class: is it too easy, too hard,"
                        + " or unclear?";
        return section(
                "tasks",
                "Tasks",
                el(
                        "table",
                        kind("tasks"),
                        at("aria-labelledby", "tasks"),
                        head,
                        el("tbody", Html.all(rows))),
                el("div", kind("small"), Html.prose(how)));
    }

    private Html task(ItemStatistics item) {
        long none = graded.stream().filter(each -> !each.get(item.task()).tried()).count();
        String r =
                Double.isNaN(item.discrimination())
                        ? ""
                        : String.format(Locale.ROOT, " (r = %.2f)", item.discrimination());
        return el(
                "tr",
                el(
                        "th",
                        at("scope", "row"),
                        text(item.task() + 1 + ". " + set.tasks().get(item.task()).title())),
                cell("mean", number(item.mean()) + " of " + item.points()),
                cell("all right", Math.round(100 * item.right()) + " %"),
                cell("without an answer", Long.toString(none)),
                cell("", item.says() + r));
    }

    private static Html cell(String label, String words) {
        return el("td", at("data-label", label), text(words));
    }

    // ---- groups

    private Html groups(String id, String title, List<Group> groups, String none) {
        if (groups.isEmpty()) {
            return section(id, title, Html.prose(none));
        }
        List<Html> items = new ArrayList<>();
        for (Group group : groups.subList(0, Math.min(GROUPS, groups.size()))) {
            int n = group.students().size();
            List<Integer> students = group.students().stream().map(who::get).toList();
            items.add(
                    el(
                            "li",
                            el(
                                    "p",
                                    kind("claim"),
                                    el("strong", n + (n == 1 ? " student" : " students")),
                                    text(" · task " + group.task() + ", " + group.title())),
                            Html.prose(group.sentence()),
                            n <= NAMED
                                    ? names(students)
                                    : el("details", el("summary", "Who"), names(students))));
        }
        String rest =
                groups.size() <= GROUPS
                        ? ""
                        : "And " + (groups.size() - GROUPS) + " more that fewer students have.";
        return section(id, title, el("ol", kind("groups"), Html.all(items)), Html.prose(rest));
    }

    // ---- alike

    private Html alike() {
        List<Likeness.Pair> pairs = Likeness.pairs(set, results);
        String what =
                "Answers that share unusual pieces, whatever their names and spaces. *This shows"
                        + " that two texts are alike. It does not show who wrote first, whether anybody"
                        + " copied, or whether both learned from the same page.* Look at them, ask the"
                        + " students, and then decide.";
        if (pairs.isEmpty()) {
            return section(
                    "alike",
                    "Look at these two",
                    Html.prose(
                            "No two students' answers look alike beyond what was handed out and"
                                    + " what is taught. Short answers and copies from outside the class"
                                    + " are not found this way."));
        }
        List<Html> out = new ArrayList<>();
        for (Likeness.Pair pair : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
            out.add(pair(pair));
        }
        if (pairs.size() > PAIRS) {
            out.add(
                    Html.prose(
                            "And " + (pairs.size() - PAIRS) + " pairs more that are less alike."));
        }
        return section("alike", "Look at these two", Html.prose(what), Html.all(out));
    }

    private Html pair(Likeness.Pair pair) {
        List<Html> listings = new ArrayList<>();
        for (Likeness.Together each :
                pair.tasks().subList(0, Math.min(BESIDE, pair.tasks().size()))) {
            String title = set.task(each.task()).title();
            listings.add(el("h4", title + ": " + Math.round(100 * each.likeness()) + " % alike"));
            listings.add(
                    el(
                            "div",
                            kind("beside"),
                            side(pair.first(), each.task(), each.first()),
                            side(pair.second(), each.task(), each.second())));
        }
        String how =
                Math.round(100 * pair.likeness())
                        + " % alike, "
                        + pair.shared()
                        + " unusual pieces in common, in "
                        + pair.tasks().size()
                        + (pair.tasks().size() == 1 ? " task" : " tasks");
        return el(
                "section",
                kind("pair"),
                el("h3", student(pair.first()), text(" and "), student(pair.second())),
                el("p", text(how)),
                el("details", el("summary", "Side by side"), Html.all(listings)));
    }

    private Html side(int i, String task, Set<Integer> lines) {
        TaskResult result =
                results.get(i).tasks().stream()
                        .filter(each -> each.task().equals(task))
                        .findFirst()
                        .orElseThrow();
        Set<Place> places = new HashSet<>();
        int line = 0;
        for (Excerpt excerpt : result.source()) {
            int n = excerpt.text().split("\n", -1).length;
            for (int k = 0; k < n; k++, line++) {
                if (lines.contains(line)) {
                    places.add(new Place(excerpt.from().cell(), excerpt.from().line() + k));
                }
            }
        }
        return el("div", el("p", student(i)), Listing.of(result.source(), places::contains, "≈"));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
