package org.thalweg.grade.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends answers whose time is up: one thread for all of them. */
final class Watchdog {
    private static final long TICK_MILLIS = 10;
    private static final Set<Clock> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Thread thread = new Thread(Watchdog::watch, "watches answers");
        thread.setDaemon(true);
        thread.start();
    }

    private Watchdog() {}

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return; // nobody has a reason to
            }
            RUNNING.forEach(Clock::tick);
        }
    }

    /** The time of one answer; runs while the answer does, stands while the grader thinks. */
    static final class Clock implements AutoCloseable {
        private final Runnable whenOver;
        private long callLeft;
        private long allLeft;
        private long since;
        private volatile long deadline;
        private volatile boolean runs;

        Clock(long allMillis, Runnable whenOver) {
            this.allLeft = allMillis * 1_000_000;
            this.whenOver = whenOver;
            RUNNING.add(this);
        }

        /** Begins a call, which has so much time, or what is left of all. */
        void begin(long millis) {
            callLeft = millis * 1_000_000;
            resume();
        }

        void resume() {
            since = System.nanoTime();
            deadline = since + Math.min(callLeft, allLeft);
            runs = true;
        }

        void pause() {
            runs = false;
            long spent = System.nanoTime() - since;
            callLeft -= spent;
            allLeft -= spent;
        }

        /** Returns whether it is the time of all calls that was up. */
        boolean all() {
            return allLeft < callLeft;
        }

        /** The time of all calls begins anew. */
        void refill(long allMillis) {
            allLeft = allMillis * 1_000_000;
        }

        private void tick() {
            if (runs && System.nanoTime() - deadline > 0) {
                runs = false;
                whenOver.run();
            }
        }

        @Override
        public void close() {
            RUNNING.remove(this);
        }
    }
}
