package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A process that is killed together with what it has started. */
final class Group extends Process {
    private final Process leader;
    private final boolean leads;
    private final AtomicBoolean killed = new AtomicBoolean();

    /**
     * A group.
     *
     * @param leads whether the process group has the leader's number
     */
    Group(Process leader, boolean leads) {
        this.leader = leader;
        this.leads = leads;
    }

    @Override
    public Process destroyForcibly() {
        if (killed.getAndSet(true)) {
            return this; // by now the number may be another's
        }
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> all = leader.descendants()) {
            children = all.toList();
        }
        leader.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        if (leads) {
            try {
                Machine.run(List.of("/bin/sh", "-c", "kill -9 -- -" + leader.pid() + "; true"));
            } catch (IOException e) {
                return this; // then there was nobody left
            }
        }
        return this;
    }

    @Override
    public void destroy() {
        destroyForcibly();
    }

    @Override
    public boolean supportsNormalTermination() {
        return false;
    }

    @Override
    public OutputStream getOutputStream() {
        return leader.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return leader.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return leader.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return leader.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return leader.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
        return leader.exitValue();
    }

    @Override
    public boolean isAlive() {
        return leader.isAlive();
    }

    @Override
    public long pid() {
        return leader.pid();
    }

    @Override
    public ProcessHandle toHandle() {
        return leader.toHandle();
    }

    @Override
    public ProcessHandle.Info info() {
        return leader.info();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return leader.onExit().thenApply(ended -> this);
    }
}
