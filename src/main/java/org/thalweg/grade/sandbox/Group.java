package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A process that is killed together with what it has started.
 *
 * <p>Some of it may hide and hold the output open for ever; the output that is read from here ends
 * with the process all the same.
 */
final class Group extends Process {
    private final Process leader;
    private final boolean leads;
    private final AtomicBoolean killed = new AtomicBoolean();
    private final PipedInputStream output = new PipedInputStream(1 << 16);
    private final PipedOutputStream to;

    /**
     * A group.
     *
     * @param leads whether the process group has the leader's number
     */
    Group(Process leader, boolean leads) throws IOException {
        to = new PipedOutputStream(output);
        this.leader = leader;
        this.leads = leads;
        Thread relay = new Thread(this::relay, "relays output");
        relay.setDaemon(true);
        relay.start();
    }

    private void relay() {
        byte[] some = new byte[8192];
        InputStream from = leader.getInputStream();
        try (to) {
            for (int n = from.read(some); n >= 0; n = from.read(some)) {
                to.write(some, 0, n);
                to.flush(); // wakes the reader
            }
        } catch (IOException e) {
            return; // nobody reads any more
        }
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
        try {
            to.close();
            if (leads) {
                Machine.run(List.of("/bin/sh", "-c", "kill -9 -- -" + leader.pid() + "; true"));
            }
        } catch (IOException e) {
            return this; // then there was nobody left
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
        return output;
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
