package org.thalweg.grade.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.thalweg.grade.batch.Progress;

/** Shows on a terminal, in one line that is written over, how far a batch is. */
final class Bar implements Progress {
    private static final int LONGEST = 30;

    private final PrintWriter out;
    private final int columns;
    private final LongSupplier nanoTime;
    private final long start;
    private int before;

    Bar(PrintWriter out, int columns, LongSupplier nanoTime) {
        this.out = out;
        this.columns = columns;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public void done(String student, int done, int graded, int total) {
        int length = Math.max(5, Math.min(LONGEST, columns - 40));
        int full = (int) ((long) length * done / total);
        String line =
                "["
                        + "#".repeat(full)
                        + ".".repeat(length - full)
                        + "] "
                        + done
                        + " of "
                        + total
                        + left(Duration.ofNanos(nanoTime.getAsLong() - start), done, graded, total);
        out.print("\r" + line + " ".repeat(Math.max(0, before - line.length())));
        if (done == total) {
            out.println();
        }
        out.flush();
        before = line.length();
    }

    /** Results that were kept took no time, so they do not count. */
    static String left(Duration elapsed, int done, int graded, int total) {
        if (graded == 0 || done == total) {
            return "";
        }
        long seconds = Math.round(elapsed.toMillis() / 1000.0 / graded * (total - done));
        return seconds < 60
                ? ", " + seconds + " s left"
                : ", " + Math.round(seconds / 60.0) + " min left";
    }
}
