package org.thalweg.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.core.Require;

/** The points of a search and how each is tried. */
final class Candidates {
    private Candidates() {}

    /** Returns so many points; the first ones are the same however many there are. */
    static List<Point> draw(Space space, int count, long seed) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(space.draw(derived(seed, i)));
        }
        return points;
    }

    /** Returns a seed for draw i: far from that of any other draw, however near the seeds. */
    static long derived(long seed, int i) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + i).nextLong();
    }

    static SearchResult tryAll(
            List<Point> points, Setup setup, long evaluations, long[] seeds, Progress progress) {
        Require.atLeast("the number of seeds", seeds.length, 1);
        if (evaluations < 1) {
            throw new IllegalArgumentException(
                    "evaluations must be at least 1, got " + evaluations);
        }
        List<Tried> tried = new ArrayList<>();
        for (Point point : points) {
            tried.add(tryOne(tried.size(), point, setup, evaluations, seeds));
            String what = tried.get(tried.size() - 1).toString();
            progress.at(tried.size(), points.size(), what);
        }
        return new SearchResult(tried);
    }

    private static Tried tryOne(
            int number, Point point, Setup setup, long evaluations, long[] seeds) {
        double sum = 0;
        long spent = 0;
        for (long seed : seeds) {
            Training run = setup.start(point, seed).until(evaluations);
            sum += run.validation();
            spent += run.evaluations();
            if (!run.failure().isEmpty()) {
                String words = (seeds.length == 1 ? "" : "seed " + seed + ": ") + run.failure();
                return new Tried(number, point, Double.POSITIVE_INFINITY, spent, words);
            }
        }
        return new Tried(number, point, sum / seeds.length, spent, "");
    }
}
