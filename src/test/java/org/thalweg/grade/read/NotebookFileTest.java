package org.thalweg.grade.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.grade.Cell;

class NotebookFileTest {
    private static final String FOUR =
            """
            {"nbformat": 4, "nbformat_minor": 5,
             "metadata": {"kernelspec": {"name": "java", "language": "java"}},
             "cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "# Hello"},
              {"cell_type": "code", "outputs": [{"a": [1, {}]}], "execution_count": null,
               "metadata": {"thalweg": {"exercise": "gd"}, "nbgrader": {"grade_id": "other"}},
               "source": ["int a;\\r\\n", "int b;\\r", "int c;"]},
              {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "sq", "points": 2}},
               "source": "int d;"},
              {"cell_type": "raw", "source": "text"}]}\
            """;

    private static NotebookFile read(String json) throws UnreadableNotebook {
        return NotebookFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cellsWithTheirTasks() throws UnreadableNotebook {
        NotebookFile file = read(FOUR);
        assertThat(file.notes()).isEmpty();
        assertThat(file.cells())
                .containsExactly(
                        new Cell(1, false, "", "# Hello"),
                        new Cell(2, true, "gd", "int a;\nint b;\nint c;"),
                        new Cell(3, true, "sq", "int d;"),
                        new Cell(4, false, "", "text"));
    }

    @Test
    void formatThree() throws UnreadableNotebook {
        NotebookFile file =
                read(
                        """
                        {"nbformat": 3, "worksheets": [
                         {"cells": [{"cell_type": "code", "input": ["int a;"], "language": "java"},
                                    {"cell_type": "heading", "source": "H", "level": 1}]},
                         7, {"metadata": {}, "cells": [{"cell_type": "code", "input": "int b;"}]}]}
                        """);
        assertThat(file.cells())
                .containsExactly(
                        new Cell(1, true, "", "int a;"),
                        new Cell(2, false, "", "H"),
                        new Cell(3, true, "", "int b;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMark(String charset) throws UnreadableNotebook {
        byte[] file = ("\uFEFF" + FOUR).getBytes(Charset.forName(charset));
        assertThat(NotebookFile.read(file).cells()).hasSize(4);
    }

    @Test
    void anotherKernelIsNoted() throws UnreadableNotebook {
        String python = FOUR.replace("\"java\"", "\"python3\"");
        assertThat(read(python).notes())
                .containsExactly(
                        "The notebook names the kernel `python3`, which is not for Java; its cells"
                                + " were read as Java.");
        assertThat(read(python).cells()).hasSize(4);
    }

    /** What is of another type than it should be is skipped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cells\": [{\"cell_type\": 3, \"source\": \"x\", \"metadata\": []}]}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": {\"a\": [1]}}]}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [1, [\"x\"], null, \"y\"]}]}",
                "{\"cells\": [{\"metadata\": {\"thalweg\": {\"exercise\": [1]}}}]}",
                "{\"cells\": [{\"metadata\": {\"thalweg\": 3, \"nbgrader\": \"x\"}}]}",
                "{\"cells\": [{\"metadata\": null, \"source\": null}], \"metadata\": 7}",
                "{\"cells\": [[{}]], \"nbformat\": \"four\"}",
                "{\"cells\": [null], \"nbformat\": null}",
                "{\"cells\": [{}], \"nbformat\": 4.5, \"metadata\": {\"kernelspec\": [1]}}",
                "{\"cells\": [{}], \"metadata\": {\"kernelspec\": {\"name\": {\"a\": 1}}}}",
                "{\"worksheets\": 3, \"cells\": [7]}"
            })
    void wrongTypesAreLeftOut(String json) throws UnreadableNotebook {
        assertThat(read(json).cells()).hasSize(1);
        assertThat(read(json).cells().get(0).task()).isEmpty();
    }

    static Stream<Arguments> noNotebooks() {
        return Stream.of(
                Arguments.of("", "The file is empty."),
                Arguments.of("  ", "not a notebook"),
                Arguments.of("[]", "a notebook is a JSON object"),
                Arguments.of("3", "a notebook is a JSON object"),
                Arguments.of("{}", "it has no cells"),
                Arguments.of("{\"nbformat\": 4}", "it has no cells"),
                Arguments.of("{\"cells\": 3}", "it has no cells"),
                Arguments.of("{\"cells\": []", "cut off"),
                Arguments.of("{\"cells\": [}", "line 1, column 12"),
                Arguments.of("{\"cells\": []} x", "is not JSON"),
                Arguments.of("int a;", "is not JSON"),
                Arguments.of("{\"cells\": [], \"nbformat\": 2}", "nbformat 2"),
                Arguments.of("{\"cells\": [], \"nbformat\": 99999999999}", "nbformat 99"),
                Arguments.of("<!DOCTYPE html><html>", "a web page"),
                Arguments.of("PK\003\004", "a zip archive"),
                Arguments.of("%PDF-1.4", "a PDF file"),
                Arguments.of("{\"a\":".repeat(300), "200 deep"),
                Arguments.of("[".repeat(100_000), "a notebook is a JSON object"),
                Arguments.of("{\"" + "a".repeat(20_000) + "\": 1}", "beyond"),
                Arguments.of("{\"a\": " + "1".repeat(2000) + "}", "beyond"));
    }

    @ParameterizedTest
    @MethodSource("noNotebooks")
    void whatIsNoNotebookIsExplained(String file, String says) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableNotebook.class)
                .hasMessageContaining(says)
                .hasNoCause();
    }

    @Test
    void bytesThatAreNoText() {
        byte[] latin = FOUR.replace("Hello", "Größe").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> NotebookFile.read(latin))
                .isInstanceOf(UnreadableNotebook.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aFileThatIsTooLarge() {
        assertThatThrownBy(() -> NotebookFile.read(new byte[NotebookFile.LARGEST + 1]))
                .isInstanceOf(UnreadableNotebook.class)
                .hasMessageContaining("at most 20 MB");
    }

    @Test
    void aLargeFileOfOutputsIsRead() throws UnreadableNotebook {
        String output = "\"outputs\": [\"" + "x".repeat(15 << 20) + "\"]";
        assertThat(read(FOUR.replace("\"outputs\": [{\"a\": [1, {}]}]", output)).cells())
                .hasSize(4);
    }

    @Test
    void manyCells() throws UnreadableNotebook {
        String many = "{\"cells\": [" + "{},".repeat(6000) + "{}]}";
        assertThat(read(many).cells()).hasSize(5000);
        assertThat(read(many).notes()).containsExactly("Only the first 5000 cells were read.");
    }

    @Test
    void aDamagedFileIsReadOrExplainedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] whole = FOUR.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(3));
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(NotebookFile.read(damaged).cells()).hasSizeLessThan(10);
            } catch (UnreadableNotebook e) {
                assertThat(e).hasMessageEndingWith(".");
            }
        }
    }
}
