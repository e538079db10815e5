package org.thalweg.grade.batch;

import org.thalweg.check.Manual;

/** Recognizes a text that is as it was handed out. */
final class Blank {
    private Blank() {}

    /** Returns whether this is the task's stub, but for spaces and line ends. */
    static boolean is(String text, Manual task) {
        return plain(text).equals(plain(task.specimens().stub()));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
