package org.thalweg.grade.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Compiler;
import org.thalweg.grade.Result;
import org.thalweg.grade.export.ResultFile;
import org.thalweg.grade.intake.Reasons;
import org.thalweg.grade.intake.Submission;

/**
 * Grades many submissions with several workers, each with a compiler of its own and one answer
 * running at a time. What is kept already and would come out the same is not graded again.
 */
public final class Batch {
    /** What the answers of one submission may take together. */
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private final ProblemSet set;
    private final Workplace workplace;
    private final Secret secret;
    private final Store store;
    private final Progress progress;
    private final String grader;

    private final TreeMap<String, String> ungraded = new TreeMap<>();
    private int total;
    private int done;
    private int graded;
    private boolean stopping;
    private RuntimeException trouble;

    /**
     * A batch, to be run once.
     *
     * @param set what was handed out
     * @param workplace where answers are compiled and run
     * @param secret where inputs come from
     * @param store where results are kept
     * @param progress is told how far it is
     * @param grader the version of the grader, see {@link #version()}
     */
    public Batch(
            ProblemSet set,
            Workplace workplace,
            Secret secret,
            Store store,
            Progress progress,
            String grader) {
        this.set = set;
        this.workplace = workplace;
        this.secret = secret;
        this.store = store;
        this.progress = progress;
        this.grader = grader;
    }

    /**
     * What came of a batch.
     *
     * @param graded how many submissions were graded now
     * @param kept how many had been graded before and would come out the same
     * @param ungraded for each that this machine could not grade, student and reason
     * @param stopped whether it was told to stop before the end
     */
    public record Outcome(int graded, int kept, List<String> ungraded, boolean stopped) {
        /** Copies the list. */
        public Outcome {
            ungraded = List.copyOf(ungraded);
        }
    }

    /**
     * Returns the version of this grader: a hash of its classes, specifications included.
     *
     * @throws IOException if they cannot be read
     */
    public static String version() throws IOException {
        return Key.ofGrader();
    }

    /**
     * Grades all submissions that need it.
     *
     * @param submissions one a student
     * @param jobs how many at a time
     * @param force whether to grade even what would come out the same
     * @return what came of it, once every worker is done
     * @throws Trouble if results could not be kept
     */
    public Outcome run(List<Submission> submissions, int jobs, boolean force) {
        Key key = new Key(set, secret, workplace.isolation(), grader);
        Queue<Submission> queue = new ConcurrentLinkedQueue<>(submissions);
        total = submissions.size();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(jobs, Math.max(1, submissions.size())); i++) {
            Thread worker = new Thread(() -> work(queue, key, force), "grader " + (i + 1));
            worker.start();
            workers.add(worker);
        }
        workers.forEach(Batch::join);
        synchronized (this) {
            if (trouble != null) {
                throw trouble;
            }
            List<String> sentences = new ArrayList<>();
            ungraded.forEach((student, why) -> sentences.add(student + ": " + why));
            return new Outcome(
                    graded, done - graded - ungraded.size(), sentences, done < submissions.size());
        }
    }

    /**
     * Ends soon: what is being graded is dropped, what is kept stays. May be called at any time.
     */
    public synchronized void stop() {
        stopping = true;
    }

    private static void join(Thread worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Queue<Submission> queue, Key key, boolean force) {
        try (Bench bench = new Bench()) {
            for (Submission next = take(queue); next != null; next = take(queue)) {
                one(bench, next, key, force);
            }
        } catch (RuntimeException | Error e) { // the disk is full, or an error of ours
            fail(e);
        }
    }

    private synchronized Submission take(Queue<Submission> queue) {
        return stopping ? null : queue.poll();
    }

    private synchronized void fail(Throwable e) {
        stopping = true;
        if (trouble == null) {
            trouble =
                    e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        }
    }

    private void one(Bench bench, Submission submission, Key keys, boolean force) {
        byte[] notebook;
        try {
            notebook = submission.content().read();
        } catch (IOException e) {
            leave(submission, submission.notebook() + " cannot be read: " + Reasons.of(e) + ".");
            return;
        }
        String key = keys.of(submission, notebook);
        if (!force
                && store.get(submission.student())
                        .filter(kept -> kept.key().equals(key))
                        .filter(kept -> kept.result().student().equals(submission.student()))
                        .isPresent()) {
            count(submission, false);
            return;
        }
        try {
            keep(submission, key, bench.grader().grade(submission, notebook));
        } catch (MachineTrouble e) {
            leave(submission, e.getMessage() + ".");
        } catch (Trouble e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // an error of ours must not cost the others their grades
            leave(submission, "an error of the grader's, please report it: " + e);
        }
    }

    /** A result that came while stopping may show a process that the end killed. */
    private void keep(Submission submission, String key, Result result) {
        synchronized (this) {
            if (stopping) {
                return;
            }
        }
        store.put(new ResultFile(key, result));
        count(submission, true);
    }

    private synchronized void leave(Submission submission, String why) {
        if (!stopping) {
            ungraded.put(submission.student(), why);
            count(submission, false);
        }
    }

    private synchronized void count(Submission submission, boolean now) {
        done++;
        graded += now ? 1 : 0;
        progress.done(submission.student(), done, graded, total);
    }

    /** What a worker works with; made when first needed, because a compiler takes a second. */
    private final class Bench implements AutoCloseable {
        private Compiler compiler;
        private SubmissionGrader grader;

        SubmissionGrader grader() throws MachineTrouble {
            if (grader == null) {
                try {
                    compiler = workplace.compiler();
                } catch (IOException e) {
                    throw new MachineTrouble(Reasons.of(e), e);
                }
                grader =
                        new SubmissionGrader(
                                set,
                                compiler,
                                workplace.launcher(),
                                secret,
                                workplace.isolation(),
                                BUDGET);
            }
            return grader;
        }

        @Override
        public void close() {
            if (compiler != null) {
                compiler.close();
            }
        }
    }
}
