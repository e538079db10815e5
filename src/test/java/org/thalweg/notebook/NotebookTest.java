package org.thalweg.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** In a plain program; the notebook tests of the course do it in a real kernel. */
class NotebookTest {
    private record Words(String html, String text) implements Displayable {}

    @Test
    void doesNoHarmOutsideANotebookHoweverOften() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Notebook.init();
            Notebook.init();
            assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
            assertThat(String.format("%.2f", 0.5)).isEqualTo("0.50");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void showPrintsTheTextInAPlainProgram() {
        PrintStream before = System.out;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            Notebook.show(new Words("<b>1</b>", "one"), new Words("<b>2</b>", "two"));
        } finally {
            System.setOut(before);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "two");
    }
}
