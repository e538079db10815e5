package org.thalweg.grade.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads an answer's error stream: keeps the beginning, and says when there is too much. */
final class Errors {
    private static final int KEPT = 4096;

    private final byte[] kept = new byte[KEPT];
    private final Thread thread;
    private int size;

    Errors(InputStream stream, int most, Runnable tooMuch) {
        thread = new Thread(() -> read(stream, most, tooMuch), "reads errors");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream stream, int most, Runnable tooMuch) {
        byte[] some = new byte[8192];
        long all = 0;
        try {
            for (int n = stream.read(some); n >= 0; n = stream.read(some)) {
                synchronized (this) {
                    int more = Math.min(n, KEPT - size);
                    System.arraycopy(some, 0, kept, size, more);
                    size += more;
                }
                all += n;
                if (all > most) {
                    tooMuch.run();
                    return;
                }
            }
        } catch (IOException e) {
            return; // the process is gone
        }
    }

    /** Returns what came, once the process has ended. */
    String text() {
        try {
            thread.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return new String(kept, 0, size, StandardCharsets.UTF_8);
        }
    }
}
