package org.thalweg.grade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.Given;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;
import org.thalweg.grade.batch.Workplace;

/**
 * Compiles and runs in this process, for answers that the tests themselves wrote. Words in an
 * answer make things happen: {@code UNLUCKY} lets the first process fail to start, {@code NOWHERE}
 * every one, {@code STOPS} stops the answer when it is asked for, {@code OURS} is an error of the
 * grader.
 */
public final class LocalWorkplace implements Workplace {
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger compilers = new AtomicInteger();

    /** Returns how many answers were to be started. */
    public int starts() {
        return starts.get();
    }

    /** Returns how many compilers are open. */
    public int openCompilers() {
        return compilers.get();
    }

    @Override
    public String isolation() {
        return "none, in a test";
    }

    @Override
    public String doesNotStop() {
        return "It stops nothing.";
    }

    @Override
    public Compiler compiler() {
        compilers.incrementAndGet();
        return new Local();
    }

    @Override
    public Launcher launcher() {
        AtomicInteger tries = new AtomicInteger();
        return answer -> {
            starts.incrementAndGet();
            String source = source(answer);
            if (source.contains("NOWHERE")
                    || source.contains("UNLUCKY") && tries.getAndIncrement() % 2 == 0) {
                throw new IOException("no process can be started");
            }
            return new Here(run(answer.task(), source), source.contains("STOPS"));
        };
    }

    /** One at a time: two compilers in one process disturb each other. */
    private static synchronized Given run(String task, String source) {
        return Locally.run(source, Sample.SET.task(task).wanted());
    }

    private static String source(Compiled.Ready answer) {
        return Excerpt.join(answer.source());
    }

    private final class Local implements Compiler {
        @Override
        public List<Compiled> compile(List<Cell> cells, List<Task> tasks) {
            List<Compiled> all = new ArrayList<>();
            for (Task task : tasks) {
                all.add(compile(cells, task));
            }
            return all;
        }

        private Compiled compile(List<Cell> cells, Task task) {
            Optional<Cell> cell =
                    cells.stream()
                            .filter(each -> each.code() && each.task().equals(task.id()))
                            .reduce((first, second) -> second);
            if (cell.isEmpty()) {
                return new Compiled.Absent(task.id(), "Nothing defines " + task.id() + ".");
            }
            String source = cell.get().source();
            List<Excerpt> excerpts =
                    List.of(new Excerpt(new Place(cell.get().number(), 1), source));
            if (source.contains("OURS")) {
                throw new IllegalStateException("a bug");
            }
            if (source.equals(task.specimens().stub())) {
                return new Compiled.Blank(task.id(), excerpts);
            }
            try {
                run(task.id(), source);
            } catch (AnswerStopped broken) {
                return new Compiled.Broken(
                        task.id(),
                        excerpts,
                        "It does not compile.",
                        Optional.of(new Place(cell.get().number(), 1)));
            }
            return new Compiled.Ready(
                    task.id(), excerpts, "Answer", Map.of(), List.of(), List.of());
        }

        @Override
        public void close() {
            compilers.decrementAndGet();
        }
    }

    private record Here(Given given, boolean stops) implements Running {
        @Override
        public <A> A get(Wanted<A> wanted) {
            if (stops) {
                throw new AnswerStopped("It was still running after 3 s.");
            }
            return given.get(wanted);
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public boolean stopped() {
            return stops;
        }

        @Override
        public void close() {}
    }
}
