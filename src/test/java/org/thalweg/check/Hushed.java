package org.thalweg.check;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what answers print from the output of the tests that run them in this process. */
public final class Hushed implements BeforeAllCallback, AfterAllCallback {
    private final PrintStream out = System.out;

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.setOut(out);
    }
}
