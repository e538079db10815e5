package org.thalweg.grade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.check.Mark;
import org.thalweg.check.Traced;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.Sample;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExportTest {
    private static Result result(String student, String sentence, String... notes) {
        Traced walk =
                new Traced(
                        new double[][] {{0, 1e-300}, {Double.NaN, Double.NEGATIVE_INFINITY}},
                        new double[][] {{0.1, -0.0}});
        Mark held = new Mark("the square of 3 is 9", 2, true, "", false, Optional.empty());
        Mark lost = new Mark("it is even", 3, false, sentence, true, Optional.of(walk));
        return new Result(
                "ps0",
                student,
                17,
                "ps0.ipynb",
                "bubblewrap",
                List.of(
                        task("square", Status.GRADED, held, lost),
                        task("sums", Status.BROKEN, mark(2)),
                        task("colour", Status.MISSING, mark(1)),
                        task("design", Status.MANUAL)),
                List.of(notes));
    }

    private static Mark mark(int points) {
        return new Mark("sums", points, false, "No.", false, Optional.empty());
    }

    private static TaskResult task(String id, Status status, Mark... marks) {
        return new TaskResult(
                id,
                status,
                List.of(marks),
                "A sentence.",
                Optional.of(new Place(4, 3)),
                List.of(new Excerpt(new Place(4, 1), "x < 1 && \"y\"")),
                List.of("a note"));
    }

    @Test
    void jsonComesBackAsItWas() {
        ResultFile file = new ResultFile("key", result("Zoë \"<&>\" \uD83D\uDE00", "No.", "n"));
        ResultFile back = ResultFile.of(file.bytes());
        assertThat(back)
                .usingRecursiveComparison()
                .withEqualsForType(
                        (a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b),
                        Double.class)
                .isEqualTo(file);
        assertThat(back.bytes()).isEqualTo(file.bytes());
    }

    @Test
    void jsonIsInTheOrderOfTheRecords() {
        String text =
                new String(new ResultFile("k", result("a", "No.")).bytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .containsSubsequence(
                        "\"key\"",
                        "\"result\"",
                        "\"problemSet\"",
                        "\"student\"",
                        "\"seat\"",
                        "\"notebook\"",
                        "\"isolation\"",
                        "\"tasks\"",
                        "\"task\"",
                        "\"status\"",
                        "\"marks\"",
                        "\"claim\"",
                        "\"points\"",
                        "\"held\"",
                        "\"sentence\"",
                        "\"hidden\"",
                        "\"traced\"",
                        "\"NaN\"",
                        "\"-Infinity\"",
                        "\"place\"",
                        "\"source\"",
                        "\"notes\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "[]", "{\"key\": \"k\"", "{\"key\":\"k\",\"other\":1}"})
    void jsonOfOthersIsRefused(String text) {
        assertThatThrownBy(() -> ResultFile.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String csv(Result... results) {
        return new String(GradesCsv.bytes(Sample.SET, List.of(results)), StandardCharsets.UTF_8);
    }

    @Test
    void tableHasAColumnForEachTask() {
        assertThat(csv(result("alice", "No.", "handed in late")))
                .isEqualTo(
                        "\uFEFFstudent,seat,square,sums,colour,design,total,possible,notes\r\n"
                                + "alice,17,2,0,0,,2,12,\"handed in late; to be marked by hand:"
                                + " design; missing: colour; does not compile: sums\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                " =1",
                "=cmd|' /C calc'!A0",
                "\"=1",
                "'=1",
                "\uFF1D1",
                "|x",
                "%x",
                "\r=1",
                "\n=1"
            })
    void noCellIsAFormula(String student) {
        String row = csv(result(student, "No.")).split("\r\n", -1)[1];
        assertThat(row.replaceFirst("^\"", "")).startsWith("'");
    }

    @Test
    void commasQuotesAndLinesStayInTheirCell() {
        String row = csv(result("Li, \"Ann\"\nx", "No.")).split("\r\n", -1)[1];
        assertThat(row).startsWith("\"Li, \"\"Ann\"\" x\",17,");
    }

    @Test
    void junitHasASuiteForEachStudentAndACaseForEachCheck() throws Exception {
        String nasty = "a]]>&<b>\"'\u0000\u0007\uFFFE\uD800 c\nd";
        byte[] bytes =
                JUnitXml.bytes(Sample.SET, List.of(result("alice", nasty), result(nasty, "No.")));
        Document xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes));
        Element root = xml.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests")).isEqualTo("10");
        assertThat(root.getAttribute("failures")).isEqualTo("6");
        assertThat(root.getAttribute("skipped")).isEqualTo("2");
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(10);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(6);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        Element first = (Element) xml.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("classname")).isEqualTo("ps0.square");
        assertThat(first.getAttribute("name")).isEqualTo("the square of 3 is 9 (2 points)");
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("a]]>&<b>\"' c d");
    }

    @Test
    void problemSetsAreDescribed() {
        String spec = SpecJson.of(Sample.SET, java.util.Set.of(17)).text();
        var tree = tools.jackson.databind.json.JsonMapper.shared().readTree(spec);
        assertThat(tree.at("/id").asString()).isEqualTo("ps0");
        assertThat(tree.at("/points").asInt()).isEqualTo(12);
        assertThat(tree.at("/tasks/0/kind").asString()).isEqualTo("coding");
        assertThat(tree.at("/tasks/0/checks/1/hidden").asBoolean()).isTrue();
        assertThat(tree.at("/tasks/0/wanted/0/kind").asString()).isEqualTo("method");
        assertThat(tree.at("/tasks/0/specimens/3/right").asBoolean()).isFalse();
        assertThat(tree.at("/tasks/1/asks/17/0").asString()).isEqualTo("the seat and one");
        assertThat(tree.at("/tasks/3/rubric").size()).isEqualTo(2);
        assertThat(tree.at("/tasks/3/points").asInt()).isEqualTo(4);
    }
}
