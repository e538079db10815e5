package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.w3c.dom.Element;

/** The pages of a class: complete, readable without eyes, the same every time. */
class PagesTest {
    private static final String ISOLATION = "Tier A. *It does not stop* a flaw in the kernel.";

    @TempDir Path out;

    private Map<String, String> write(String folder, List<Result> results) throws IOException {
        Path target = out.resolve(folder);
        Pages.write(target, Handmade.SET, results, ISOLATION);
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pages.put(
                        target.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file));
            }
        }
        return pages;
    }

    private static Result student(String name, boolean descend, boolean remember) {
        return Handmade.result(
                name,
                Handmade.graded("descend", descend),
                Handmade.graded("remember", remember),
                Handmade.manual("A plan of " + name));
    }

    private static List<Result> someStudents() {
        List<Result> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(student("s" + i, i % 2 == 0, i < 5));
        }
        all.add(Handmade.ungraded("zoe", "it is no notebook"));
        return all;
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        assertThat(write("one", someStudents())).isEqualTo(write("two", someStudents()));
    }

    @Test
    void thereIsAPageForEachAndAllAreLinked() throws IOException {
        Map<String, String> pages = write("all", someStudents());
        assertThat(pages).hasSize(15).containsKeys("index.html", "report.html", "feedback/s3.html");
        List<String> links =
                Parsed.of(pages.get("index.html")).elements("a").stream()
                        .map(each -> each.getAttribute("href"))
                        .toList();
        assertThat(links).hasSize(14).allMatch(pages::containsKey);
        Parsed.of(pages.get("report.html")).elements("a").stream()
                .map(each -> each.getAttribute("href"))
                .filter(href -> !href.startsWith("#"))
                .forEach(href -> assertThat(pages).containsKey(href));
    }

    @Test
    void everyPageCanBeReadWithoutEyes() throws IOException {
        for (String page : write("all", someStudents()).values()) {
            Parsed parsed = Parsed.of(page);
            assertThat(parsed.elements("html").get(0).getAttribute("lang")).isEqualTo("en");
            assertThat(parsed.elements("h1")).hasSize(1);
            assertThat(parsed.elements("main")).hasSize(1);
            assertThat(parsed.elements("title").get(0).getTextContent()).isNotBlank();
            List<String> ids =
                    parsed.attributes().stream().filter(each -> each.startsWith("id=")).toList();
            assertThat(ids).doesNotHaveDuplicates();
            for (Element section : parsed.elements("section")) {
                if (section.hasAttribute("aria-labelledby")) {
                    assertThat(ids).contains("id=" + section.getAttribute("aria-labelledby"));
                }
            }
            int level = 1;
            for (Element each : parsed.elements("*")) {
                if (each.getTagName().matches("h[1-6]")) {
                    int next = each.getTagName().charAt(1) - '0';
                    assertThat(next).isLessThanOrEqualTo(level + 1);
                    level = next;
                }
            }
        }
    }

    @Test
    void nothingComesFromOutside() throws IOException {
        for (String page : write("all", someStudents()).values()) {
            assertThat(page).doesNotContain("http:", "https:", "//", "@import", "<script", "url(h");
            assertThat(Parsed.of(page).attributes())
                    .anyMatch(each -> each.startsWith("content=default-src 'none';"));
            assertThat(page).hasSizeLessThan(200_000);
        }
    }

    @Test
    void aCheckIsNamedInWordsAndTheSameReasonOnce() {
        String page = Pages.feedback(Handmade.SET, student("a", false, true));
        String text = Parsed.of(page).text();
        assertThat(text).contains("4 of 8\u00A0points", "4 more are your teacher's to give");
        assertThat(text).contains("✗ lost", "✓ holds", "For the same reason as above.");
        assertThat(text.split("It climbs", -1)).hasSize(3); // in short, and at the first check
        assertThat(text).contains("Task 2 holds whole", "Look at task 1 first (One step down)");
        assertThat(text).contains("Your teacher marks this.", "A plan of a");
        assertThat(text).doesNotContain("it says why"); // the rubric is the teacher's
    }

    @Test
    void whatFailsAfterAMistakeMayComeFromIt() throws IOException {
        Result twice =
                Handmade.result(
                        "a",
                        Handmade.graded(
                                "descend",
                                "int x = 1;",
                                Handmade.lost("the walk is right", 2, "It climbs."),
                                Handmade.lost("x is left alone", 1, "It writes into x."),
                                Handmade.lost("a zero stays zero", 1, "It leaves zero.")));
        String page = Parsed.of(Pages.feedback(Handmade.SET, twice)).text();
        assertThat(page).contains("It climbs.", "It writes into x.", "It leaves zero.");
        assertThat(page).containsOnlyOnce("This may come from the mistake above");
        String report = Parsed.of(write("one", List.of(twice)).get("report.html")).text();
        assertThat(report.substring(report.indexOf("Mistakes most made")))
                .contains("It climbs.")
                .doesNotContain("It writes into x.");
    }

    @Test
    void warmWordsForEveryState() {
        assertThat(text(student("a", true, true))).contains("Everything that was tested holds.");
        assertThat(text(student("a", false, false))).contains("Nothing holds yet.");
        assertThat(text(Handmade.ungraded("a", "it is no notebook")))
                .contains("could not be graded", "it is no notebook");
        TaskResult blank = Classes.without(Handmade.SET.task("descend"), Status.BLANK, "");
        TaskResult missing = Classes.without(Handmade.SET.task("remember"), Status.MISSING, "");
        assertThat(text(Handmade.result("a", blank, missing)))
                .contains("There is no answer in this notebook yet")
                .contains("the cell is as it was handed out");
        assertThat(text(Handmade.result("a", blank, Handmade.graded("remember", true))))
                .contains("Task 2 holds whole: good work.", "Task 1 has no answer yet.");
    }

    private static String text(Result result) {
        return Parsed.of(Pages.feedback(Handmade.SET, result)).text();
    }

    @Test
    void pointsAreNeverMoreThanTheTaskIsWorth() {
        TaskResult much =
                Handmade.graded("descend", "", Handmade.held("a", 50), Handmade.held("b", 50));
        assertThat(text(Handmade.result("a", much))).contains("4 of 8\u00A0points");
    }

    @Test
    void theReportCounts() throws IOException {
        String text = Parsed.of(write("all", someStudents()).get("report.html")).text();
        // half have the 4 points of task 1, five of twelve those of task 2
        assertThat(text).contains("12 submissions, out of 8\u00A0points: mean 3.7, median 4");
        assertThat(text).contains("2 of 4", "50 %", "1.7 of 4", "42 %");
        assertThat(text).contains("7 students · task 2", "6 students · task 1", "It climbs.");
        assertThat(text)
                .contains("zoe", "it is no notebook", "2 points: it says why", "12 answers");
        assertThat(text).contains("It does not stop a flaw in the kernel.");
    }

    @Test
    void emptySmallAndEqualClasses() throws IOException {
        String none = Parsed.of(write("none", List.of()).get("report.html")).text();
        assertThat(none).contains("No submission could be graded yet.");
        assertThat(write("none", List.of()).get("index.html")).contains("Nobody has handed in");
        String one = write("one", List.of(student("a", true, false))).get("report.html");
        assertThat(Parsed.of(one).text()).contains("1 submission has 4 of 8", "cannot be said");
        List<Result> same = List.of(student("a", true, true), student("b", true, true));
        String equal = write("same", same).get("report.html");
        assertThat(Parsed.of(equal).text()).contains("2 submissions, all with 8 of 8");
        assertThat(Parsed.of(equal).elements("svg")).isEmpty();
    }

    @Test
    void aNotebookWithoutAnyOfItsCellsNeedsAPerson() throws IOException {
        TaskResult one = Classes.without(Handmade.SET.task("descend"), Status.MISSING, "Nothing.");
        TaskResult two = Classes.without(Handmade.SET.task("remember"), Status.MISSING, "Nothing.");
        Result other =
                new Result(
                        "ps9", "eve", 0, "x", "", List.of(one, two), List.of("It is no notebook."));
        Map<String, String> pages = write("eve", List.of(student("a", true, true), other));
        assertThat(Parsed.of(pages.get("report.html")).text())
                .contains("eve: It is no notebook.", "1 submission has 8 of 8");
        assertThat(Parsed.of(pages.get("index.html")).text())
                .contains("nothing to grade", "needs a person");
        assertThat(Parsed.of(pages.get("feedback/eve.html")).text())
                .contains("There is no answer in this notebook yet", "It is no notebook.");
    }

    @Test
    void everyTextHasContrastInLightAndDark() throws IOException {
        String page = write("one", List.of()).get("index.html");
        List<String> palettes = palettes(page);
        assertThat(palettes).hasSize(3); // light, dark, print
        for (String palette : palettes) {
            for (String pair :
                    List.of(
                            "ink paper",
                            "ink card",
                            "ink code",
                            "ink mark",
                            "soft paper",
                            "soft card",
                            "soft code",
                            "held held-tint",
                            "lost lost-tint",
                            "link paper",
                            "link card",
                            "ink lost-tint",
                            "soft mark")) {
                String[] names = pair.split(" ", -1);
                double one = luminance(palette, names[0]);
                double other = luminance(palette, names[1]);
                double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                assertThat(contrast).as(pair + " in " + palette).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static List<String> palettes(String page) {
        return Pattern.compile(":root \\{[^}]*--paper[^}]*}")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The relative luminance of WCAG 2. */
    private static double luminance(String palette, String name) {
        Matcher color = Pattern.compile("--" + name + ": #([0-9a-f]+)").matcher(palette);
        assertThat(color.find()).as(name).isTrue();
        String hex =
                color.group(1).length() == 3
                        ? color.group(1).replaceAll("(.)", "$1$1")
                        : color.group(1);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void theDistributionIsAFigureWithWords() throws IOException {
        Parsed report = Parsed.of(write("all", someStudents()).get("report.html"));
        assertThat(report.elements("svg")).hasSize(1);
        assertThat(report.elements("svg").get(0).getAttribute("aria-label"))
                .contains("from 0 to 8 of 8", "half of them at least 4");
    }
}
