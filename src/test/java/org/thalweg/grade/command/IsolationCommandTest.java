package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

class IsolationCommandTest {
    @Test
    void namesTheStrongestAndWhatItDoesNotStop() throws IOException {
        Sandbox strongest = new Sandboxes().strongest();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new Main(), new PrintWriter(out), new PrintWriter(err), "isolation");
        assertThat(err).hasToString("");
        assertThat(exit).isZero();
        assertThat(out.toString().lines()).startsWith(strongest.name(), strongest.doesNotStop());
    }
}
