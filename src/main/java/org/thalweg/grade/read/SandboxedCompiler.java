package org.thalweg.grade.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.check.Task;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Compiler;
import org.thalweg.grade.read.inside.Ask;
import org.thalweg.grade.read.inside.Reader;
import org.thalweg.grade.read.inside.Reply;
import org.thalweg.grade.sandbox.Guest;
import org.thalweg.grade.sandbox.GuestJar;
import org.thalweg.grade.sandbox.Sandbox;

/**
 * Has notebooks split and compiled by a sandboxed process, which lives from notebook to notebook.
 * When one kills it or keeps it too long, a new one compiles that notebook's answers one by one, so
 * that only the guilty one is lost. For one thread.
 */
public final class SandboxedCompiler implements Compiler {
    private static final Duration TOGETHER = Duration.ofSeconds(10);
    private static final Duration ALONE = Duration.ofSeconds(5);

    /** What one notebook may take, whatever is in it. */
    private static final Duration ALL = Duration.ofSeconds(40);

    private final Sandbox sandbox;
    private final Guest guest;
    private ReaderProcess process;

    /**
     * A compiler that has started nothing yet.
     *
     * @param sandbox where the reader runs
     * @throws IOException if its classes cannot be put into a jar
     */
    public SandboxedCompiler(Sandbox sandbox) throws IOException {
        this(sandbox, GuestJar.of(Reader.guest()));
    }

    /**
     * The same with a jar.
     *
     * @param sandbox where the reader runs
     * @param jar the classes of {@link Reader#guest()} and what answers may use of the library
     */
    SandboxedCompiler(Sandbox sandbox, Path jar) {
        this.sandbox = sandbox;
        this.guest = new Guest(Guest.Kind.READER, jar, Reader.class.getName());
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the machine does not let the reader start: the grader's
     *     trouble, never the notebook's
     */
    @Override
    public List<Compiled> compile(List<Cell> cells, List<Task> tasks) {
        List<Ask.Text> texts = Asking.texts(cells);
        List<Ask.Wish> wishes = tasks.stream().map(Asking::wish).toList();
        if (wishes.isEmpty()) {
            return List.of();
        }
        long end = System.nanoTime() + ALL.toNanos();
        try {
            return Checking.replies(reader().ask(new Ask(texts, wishes), TOGETHER), cells, wishes);
        } catch (ReaderDied died) {
            close();
            List<Compiled> all = new ArrayList<>();
            for (Ask.Wish wish : wishes) {
                all.add(alone(cells, texts, wish, end, died));
            }
            return all;
        }
    }

    private Compiled alone(
            List<Cell> cells, List<Ask.Text> texts, Ask.Wish wish, long end, ReaderDied before) {
        long left = Math.min(ALONE.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            return broken(wish, before);
        }
        try {
            List<Reply> replies =
                    reader().ask(new Ask(texts, List.of(wish)), Duration.ofNanos(left));
            return Checking.replies(replies, cells, List.of(wish)).get(0);
        } catch (ReaderDied died) {
            close();
            return broken(wish, died);
        }
    }

    private static Compiled broken(Ask.Wish wish, ReaderDied died) {
        return new Compiled.Broken(
                wish.task(),
                List.of(),
                "This does not compile here: " + died.getMessage(),
                Optional.empty());
    }

    private ReaderProcess reader() {
        if (process == null || !process.isAlive()) {
            close();
            try {
                process = ReaderProcess.start(sandbox, guest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
