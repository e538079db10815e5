package org.thalweg.grade.run.inside;

import java.io.IOException;

/** A message with more numbers than one may have. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
        super("more than " + Out.ELEMENTS + " numbers in one message");
    }
}
