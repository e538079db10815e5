package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** docs/coverage.md names only what exists, except where it says "planned". */
class CoverageTest {
    private static final Pattern CODE = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+)[^`]*)?`");
    private static final Pattern LESSON = Pattern.compile("\\b(\\d\\d)\\b");

    @TestFactory
    Stream<DynamicTest> everyRowNamesWhatExists() throws IOException {
        List<String> sources = files("src");
        List<String> lessons = files("notebooks");
        return Files.readAllLines(Path.of("docs/coverage.md")).stream()
                .filter(
                        line ->
                                line.startsWith("| ")
                                        && !line.startsWith("| topic")
                                        && !line.startsWith("| ---"))
                .map(line -> line.split("\\|"))
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row[1].strip(), () -> check(row, sources, lessons)));
    }

    private static void check(String[] row, List<String> sources, List<String> lessons)
            throws IOException {
        assertThat(row).as("topic, library, proof, lesson").hasSize(5);
        for (int column : new int[] {2, 3}) {
            Matcher code = CODE.matcher(row[column]);
            boolean named = row[column].contains("planned");
            while (code.find()) {
                named = true;
                String file = "/" + code.group(1) + ".java";
                List<String> found = sources.stream().filter(path -> path.endsWith(file)).toList();
                assertThat(found).as(code.group(1)).isNotEmpty();
                if (code.group(2) != null) {
                    assertThat(Files.readString(Path.of(found.get(0))))
                            .contains(" " + code.group(2) + "(");
                }
            }
            assertThat(named || row[column].contains("known mistakes")).as(row[column]).isTrue();
        }
        for (String part : row[4].split(";")) {
            Matcher number = LESSON.matcher(part);
            assertThat(number.find()).as(part).isTrue();
            do {
                String prefix = "/" + number.group(1) + "-";
                assertThat(lessons.stream().anyMatch(path -> path.contains(prefix)))
                        .as("lesson " + number.group(1))
                        .isEqualTo(!part.contains("planned"));
            } while (number.find());
        }
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.map(path -> path.toString().replace('\\', '/')).toList();
        }
    }
}
