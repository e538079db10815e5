package org.thalweg.grade.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.Sandbox;

/** A sandbox that remembers what it has started. */
record Started(Sandbox inner, List<Process> processes) implements Sandbox {
    Started(Sandbox inner) {
        this(inner, new ArrayList<>());
    }

    @Override
    public Tier tier() {
        return inner.tier();
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String doesNotStop() {
        return inner.doesNotStop();
    }

    @Override
    public Process start(Guest guest) throws IOException {
        Process process = inner.start(guest);
        processes.add(process);
        return process;
    }

    /** Returns the processes that run now, with all that they have started. */
    List<ProcessHandle> family() {
        List<ProcessHandle> all = new ArrayList<>();
        for (Process each : processes) {
            all.add(each.toHandle());
            each.toHandle().descendants().forEach(all::add);
        }
        return all;
    }

    /** Waits for their end, which has begun. */
    static boolean ended(List<ProcessHandle> family) throws Exception {
        for (ProcessHandle each : family) {
            try {
                each.onExit().get(5, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }
}
