package org.thalweg.grade.run.inside;

import java.io.IOException;

/** A message that breaks the rules. */
public final class Garbled extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong with it.
     *
     * @param what for us, not for the student
     */
    public Garbled(String what) {
        super(what);
    }
}
