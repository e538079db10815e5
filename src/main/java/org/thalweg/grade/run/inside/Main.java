package org.thalweg.grade.run.inside;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The guest that runs one answer. */
public final class Main {
    /** How it ends when it cannot speak with the grader any more. */
    public static final int STREAM_LOST = 101;

    /** No grader keeps one longer; it ends even if the grader was killed. */
    private static final long WALL_MILLIS = 300_000;

    private Main() {}

    /** Returns all classes of the guest. */
    public static Class<?>[] classes() {
        return new Class<?>[] {
            Main.class,
            Runner.class,
            Member.class,
            Missing.class,
            Values.class,
            In.class,
            Out.class,
            Tag.class,
            Garbled.class,
            TooLarge.class
        };
    }

    /**
     * Runs an answer until the grader goes away.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        AtomicLong printed = new AtomicLong();
        System.setIn(InputStream.nullInputStream());
        System.setOut(counting(printed));
        System.setErr(System.out);
        Thread wall =
                new Thread("wall") {
                    @Override
                    public void run() {
                        haltAtTheWall();
                    }
                };
        wall.setDaemon(true);
        wall.start();
        try {
            new Runner(in, out, printed).run();
        } catch (
                IOException e) { // the grader has all it wants, or the answer has closed the stream
            Runtime.getRuntime().halt(STREAM_LOST);
        }
    }

    private static void haltAtTheWall() {
        long end = System.nanoTime() + WALL_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException byTheAnswer) {
                // it interrupts every thread it finds
            }
        }
        Runtime.getRuntime().halt(1);
    }

    private static PrintStream counting(AtomicLong printed) {
        OutputStream nowhere =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        printed.incrementAndGet();
                    }

                    @Override
                    public void write(byte[] some, int from, int length) {
                        printed.addAndGet(length);
                    }
                };
        return new PrintStream(nowhere, false, StandardCharsets.UTF_8);
    }
}
