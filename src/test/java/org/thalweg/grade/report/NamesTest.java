package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thalweg.grade.Result;

/** Students' names as files. */
class NamesTest {
    @Test
    void ordinaryNamesStayReadable() {
        assertThat(of("ada", "Grace Hopper", "x1234", "m.muster@uni.example"))
                .containsExactly(
                        "ada.html", "Grace_Hopper.html", "x1234.html", "m.muster@uni.example.html");
    }

    @Test
    void noTwoAreTheSameWhateverTheCase() {
        List<String> files =
                of(
                        "Anna", "anna", "ANNA", "anna", "Änna", "änna", "", "", " ", "a/b", "a b",
                        "a_b");
        assertThat(files.stream().map(each -> each.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyCanTakeAnothersFile() {
        String taken = of("eve", "eve").get(1).replace(".html", "");
        assertThat(of("eve", "eve", taken, taken + "-2")).doesNotHaveDuplicates();
    }

    @Test
    void noneLeavesTheFolder() {
        List<String> files =
                of(
                        "../../etc/passwd",
                        "..",
                        ".",
                        "/",
                        "C:\\x",
                        "con",
                        "NUL.txt",
                        "-rf",
                        "a\0b",
                        "\n",
                        "x".repeat(500));
        assertThat(files)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,90}\\.html"))
                .noneMatch(each -> each.matches("(?i)(con|nul)[.].*"));
    }

    @Test
    void aLongNameIsNotCutInsideACharacter() {
        for (int n = 0; n < 130; n++) {
            String file = of("x".repeat(n) + "\uD835\uDC9C".repeat(70)).get(0);
            assertThat(Path.of(file).toString()).isEqualTo(file);
        }
    }

    private static List<String> of(String... students) {
        List<Result> results = Stream.of(students).map(Handmade::result).toList();
        return Names.of(results);
    }
}
