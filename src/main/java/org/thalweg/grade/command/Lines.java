package org.thalweg.grade.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.thalweg.grade.batch.Progress;

/** Says ten times in a batch how far it is: for logs. */
final class Lines implements Progress {
    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final long start;

    Lines(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public void done(String student, int done, int graded, int total) {
        if (10L * done / total > 10L * (done - 1) / total) {
            Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - start);
            out.println(done + " of " + total + Bar.left(elapsed, done, graded, total));
            out.flush();
        }
    }
}
