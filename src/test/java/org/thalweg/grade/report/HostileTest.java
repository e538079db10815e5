package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** Whatever a student writes stays text: in names, sentences, notes and sources. */
class HostileTest {
    private static final List<String> ELEMENTS =
            List.of(
                    "a",
                    "bdi",
                    "body",
                    "clipPath",
                    "code",
                    "defs",
                    "details",
                    "div",
                    "em",
                    "figcaption",
                    "figure",
                    "g",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "head",
                    "header",
                    "html",
                    "image",
                    "li",
                    "line",
                    "main",
                    "mark",
                    "meta",
                    "nav",
                    "ol",
                    "p",
                    "path",
                    "rect",
                    "ellipse",
                    "section",
                    "span",
                    "strong",
                    "style",
                    "summary",
                    "svg",
                    "table",
                    "tbody",
                    "td",
                    "th",
                    "thead",
                    "title",
                    "tr",
                    "ul",
                    "polygon",
                    "polyline");

    static Stream<String> strings() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style><script>alert(1)</script>",
                "</code></li></ol><h1>You have 100 points",
                "</title></svg><iframe src=\"https://example.org\">",
                "]]> <![CDATA[ <!-- --> <?xml version='1.0'?> <!DOCTYPE x>",
                "&lt;b&gt; &amp; &#60;script&#62; &nbsp; &unknown;",
                "[click](javascript:alert(1)) ![x](https://example.org/x.png)"
                        + " <https://example.org>",
                "`<b>` *<i>* `</code>` *</em>*",
                "${jndi:ldap://example.org} {{7*7}} $x^2$ \\(x\\)",
                "\u0000\u0001\u001b[31m\u0007\b\f\u000b red \u007f\u0085",
                "safe\u202Egnp.exe\u202C \u2066x\u2069 \u200F\u061C\uFEFF\u200B\u2028\u2029",
                "\uD800 alone \uDC00 \uFFFE \uFFFF \uFDD0",
                "👩‍👩‍👧 🇪🇺 ‏שלום العربية 中文"
                        + " Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
                "\r\rone\r\ntwo\n\n\n\n   three\t\tfour",
                "x".repeat(100_000),
                "*".repeat(20_000) + "`".repeat(20_001),
                " \n".repeat(20_000) + "x",
                "..\\../../etc/passwd\0.html",
                "");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void staysText(String hostile, @TempDir Path out) throws IOException {
        Pages.write(out, Handmade.SET, List.of(result(hostile), result(hostile + "2")), hostile);
        List<Path> files = files(out);
        assertThat(files).hasSize(4);
        for (Path file : files) {
            String page = Files.readString(file);
            Parsed parsed = Parsed.of(page);
            assertThat(ELEMENTS).containsAll(parsed.tags());
            assertThat(parsed.attributes())
                    .allSatisfy(HostileTest::harmless)
                    .noneMatch(each -> each.startsWith("on"));
            assertThat(page.chars()).noneMatch(HostileTest::invisible);
            assertThat(page).hasSizeLessThan(300_000);
            assertThat(file.normalize()).startsWith(out);
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void isStillThere(String hostile) {
        String text = Parsed.of(Pages.feedback(Handmade.SET, result(hostile))).text();
        String seen = Visible.text(hostile);
        for (String line : seen.split("\n", -1)) {
            assertThat(text).contains(Visible.cut(line, 60).replace("…", ""));
        }
    }

    @Test
    void aTextThatTurnsDirectionIsSeenToDoSo() {
        assertThat(Visible.text("a\u202Eb")).isEqualTo("a⟨U+202E⟩b");
        assertThat(Visible.text("\u001b[0m")).isEqualTo("␛[0m");
        assertThat(Visible.text("x\uDB40\uDC41y")).isEqualTo("x⟨U+E0041⟩y");
        assertThat(Visible.text("\uD83D\uDE00 é\t\n")).isEqualTo("\uD83D\uDE00 é\t\n");
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(Visible.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab…");
        assertThat(Visible.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }

    @Test
    void tenThousandLinesAreCutAroundTheMarkedOne() {
        String source = "int x = 1; // ".concat("y".repeat(500)).concat("\n").repeat(10_000);
        TaskResult broken =
                new TaskResult(
                        "descend",
                        Status.BROKEN,
                        Handmade.SET.task("descend").lost("It does not compile."),
                        "It does not compile.",
                        Optional.of(new Place(4, 7_000)),
                        List.of(new Excerpt(new Place(4, 1), source)),
                        List.of());
        String page = Pages.feedback(Handmade.SET, Handmade.result("a", broken));
        assertThat(page).hasSizeLessThan(150_000);
        assertThat(Parsed.of(page).text()).contains("7000", "◀ here", "more lines in the notebook");
    }

    private static Result result(String hostile) {
        TaskResult graded =
                new TaskResult(
                        "descend",
                        Status.GRADED,
                        List.of(
                                Handmade.held("the walk is right", 2),
                                Handmade.lost(
                                        "x is left alone",
                                        1,
                                        hostile.isBlank() ? "?" : hostile,
                                        new double[][] {{0, 0}, {1, 2}},
                                        new double[][] {{0, 0}, {1, 1}})),
                        hostile,
                        Optional.of(new Place(4, 2)),
                        List.of(
                                new Excerpt(new Place(4, 1), hostile),
                                new Excerpt(new Place(5, 9), "double y;\n" + hostile)),
                        List.of(hostile, hostile));
        TaskResult broken =
                new TaskResult(
                        "remember",
                        Status.BROKEN,
                        Handmade.SET.task("remember").lost("? " + hostile),
                        hostile,
                        Optional.empty(),
                        List.of(),
                        List.of());
        return new Result(
                "ps9",
                hostile,
                3,
                hostile,
                "tier A",
                List.of(graded, broken, Handmade.manual(hostile)),
                List.of(hostile));
    }

    private static void harmless(String attribute) {
        if (attribute.startsWith("href=")) {
            assertThat(attribute)
                    .matches(
                            "href=(#[\\w-]+|(index|report)\\.html|feedback/[\\p{L}\\p{M}\\p{N}._@+-]+\\.html)");
        }
        assertThat(attribute).doesNotStartWith("src").doesNotStartWith("xlink");
        if (attribute.startsWith("style=")) {
            assertThat(attribute).matches("style=[\\w:;%.,()# /-]*").doesNotContain("http");
        }
    }

    private static boolean invisible(int c) {
        return c < 0x20 && c != '\n' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF
                || c == 0xFFFE;
    }

    private static List<Path> files(Path out) throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
