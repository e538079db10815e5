package org.thalweg.grade.run;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.thalweg.check.AnswerStopped;
import org.thalweg.grade.run.inside.In;
import org.thalweg.grade.run.inside.Out;

/** An answer's process: its streams, its time, and how it ended. */
final class Lifeline implements Closeable {
    private final Process process;
    private final Limits limits;
    private final InputStream in;
    private final OutputStream out;
    private final Errors errors;
    private final Watchdog.Clock clock;

    /** Why the answer is not called any more. Set once, by whichever thread ends it. */
    private volatile String stopped;

    private boolean closed;

    /** The process has begun to start; its time runs. */
    Lifeline(Process process, Limits limits) {
        this.process = process;
        this.limits = limits;
        in = new BufferedInputStream(process.getInputStream(), 1 << 16);
        out = process.getOutputStream();
        errors =
                new Errors(
                        process.getErrorStream(), limits.errorBytes(), () -> kill(Endings.ERRORS));
        clock = new Watchdog.Clock(Limits.START_MILLIS, this::timeIsUp);
        clock.begin(Limits.START_MILLIS);
    }

    /** The process has started. */
    void started() {
        clock.pause();
        clock.refill(limits.exerciseMillis());
    }

    void send(Out message) throws IOException {
        message.send(out);
    }

    In receive() throws IOException {
        return In.receive(in);
    }

    String errors() {
        return errors.text().strip();
    }

    // ---- time

    void beginCall() {
        clock.begin(limits.callMillis());
    }

    void resume() {
        clock.resume();
    }

    void pause() {
        clock.pause();
    }

    private void timeIsUp() {
        kill(clock.all() ? Endings.exercise(limits) : Endings.call(limits));
    }

    // ---- the end

    boolean isStopped() {
        return stopped != null;
    }

    /** Throws if the answer must not be called, or what it has said must not count. */
    void check() {
        if (closed) {
            throw new IllegalStateException("this answer was closed");
        }
        if (stopped != null) {
            throw new AnswerStopped(stopped);
        }
    }

    private synchronized void kill(String why) {
        if (stopped == null) {
            stopped = why;
        }
        process.destroyForcibly();
    }

    /** Ends it, and returns what its author reads: the first reason, if there was one before. */
    AnswerStopped stop(String why) {
        kill(why);
        return new AnswerStopped(stopped);
    }

    /** Its stream has ended. */
    AnswerStopped gone() {
        if (stopped == null) {
            int code;
            try {
                // an answer can close its streams and live on
                code = process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                code = -1;
            }
            kill(code == -1 ? Endings.GARBLED : Endings.exit(code, errors.text()));
        }
        return new AnswerStopped(stopped);
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        clock.close();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Closeable stream : List.of(out, process.getErrorStream())) {
            try {
                stream.close();
            } catch (IOException gone) {
                // that is what is wanted
            }
        }
    }
}
