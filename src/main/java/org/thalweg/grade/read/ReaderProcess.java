package org.thalweg.grade.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.thalweg.grade.read.inside.Ask;
import org.thalweg.grade.read.inside.Reply;
import org.thalweg.grade.read.inside.Wire;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.Sandbox;

/** One life of the reader, killed by whatever goes wrong. */
final class ReaderProcess implements Closeable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final int KEPT = 4096;

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "reader deadlines");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private ReaderProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        Thread listener = new Thread(this::listen, "reader errors");
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts one.
     *
     * @throws IOException if it does not say hello
     */
    static ReaderProcess start(Sandbox sandbox, Guest guest) throws IOException {
        ReaderProcess reader = new ReaderProcess(sandbox.start(guest));
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = reader.stopAfter(START, late);
        try {
            if (reader.in.readInt() == Wire.HELLO) {
                return reader;
            }
            throw new IOException("it says something else than hello");
        } catch (IOException e) {
            reader.close();
            throw new IOException(
                    "The process that compiles answers does not start"
                            + (late.get() ? " within " + START.toSeconds() + " s" : "")
                            + ": "
                            + (reader.said.size() > 0
                                    ? reader.said.toString(UTF_8)
                                    : e.getMessage()),
                    e);
        } finally {
            deadline.cancel(false);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks and waits.
     *
     * @throws ReaderDied if there is no reply in time, or none that can be read; it is then dead
     */
    List<Reply> ask(Ask ask, Duration time) throws ReaderDied {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = stopAfter(time, late);
        try {
            ask.write(out);
            int count = in.readInt();
            if (count != ask.wishes().size()) {
                throw new IOException(count + " replies to " + ask.wishes().size() + " wishes");
            }
            List<Reply> replies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                replies.add(Reply.read(in));
            }
            return replies;
        } catch (IOException e) {
            close();
            throw new ReaderDied(
                    late.get()
                            ? "the compiler was still at work after %d s. Is something nested or repeated very often?"
                                    .formatted(time.toSeconds())
                            : "the compiler needs more memory for it than it may have. Is something"
                                    + " nested or repeated very often?");
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Future<?> stopAfter(Duration time, AtomicBoolean late) {
        return CLOCK.schedule(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A full pipe would stop it, and a JVM that dies says why here. */
    private void listen() {
        byte[] some = new byte[KEPT];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(some); n >= 0; n = errors.read(some)) {
                if (said.size() < KEPT) {
                    said.write(some, 0, n);
                }
            }
        } catch (IOException e) {
            // it has ended
        }
    }
}
