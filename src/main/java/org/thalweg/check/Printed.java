package org.thalweg.check;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what an answer prints while a check listens, in this process or in another. Checks of
 * several answers can listen at once: each hears its own thread and those which that one starts.
 */
public final class Printed {
    private static final InheritableThreadLocal<AtomicLong> LISTENER =
            new InheritableThreadLocal<>();
    private static int listening;

    private Printed() {}

    /**
     * Counts what the answer has printed in another process.
     *
     * @param bytes how many more
     */
    public static void elsewhere(long bytes) {
        AtomicLong listener = LISTENER.get();
        if (listener != null) {
            listener.addAndGet(bytes);
        }
    }

    /** Runs an action and returns how many bytes it printed; they are not shown. */
    static long during(Expect.Action action) throws Exception {
        AtomicLong outer = LISTENER.get();
        AtomicLong count = new AtomicLong();
        LISTENER.set(count);
        begin();
        try {
            action.run();
        } finally {
            end();
            LISTENER.set(outer);
        }
        return count.get();
    }

    private static synchronized void begin() {
        listening++;
        if (!(System.out instanceof Ear)) {
            System.setOut(new Ear(System.out));
        }
    }

    private static synchronized void end() {
        listening--;
        if (listening == 0 && System.out instanceof Ear ear) {
            System.setOut(ear.shown);
        }
    }

    /** The standard output of threads that nobody listens to; for others it only counts. */
    private static final class Ear extends PrintStream {
        private final PrintStream shown;

        Ear(PrintStream shown) {
            super(
                    new OutputStream() {
                        @Override
                        public void write(int one) {
                            AtomicLong listener = LISTENER.get();
                            if (listener == null) {
                                shown.write(one);
                            } else {
                                listener.incrementAndGet();
                            }
                        }

                        @Override
                        public void write(byte[] some, int from, int length) {
                            AtomicLong listener = LISTENER.get();
                            if (listener == null) {
                                shown.write(some, from, length);
                            } else {
                                listener.addAndGet(length);
                            }
                        }

                        @Override
                        public void flush() {
                            shown.flush();
                        }
                    },
                    true,
                    StandardCharsets.UTF_8);
            this.shown = shown;
        }
    }
}
