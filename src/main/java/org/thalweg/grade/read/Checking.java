package org.thalweg.grade.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.read.inside.Ask;
import org.thalweg.grade.read.inside.Reply;

/** What the reader replies, believed as far as it is possible. */
final class Checking {
    private static final int MOST_CLASSES = 500;
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_NOTES = 20;

    private Checking() {}

    /**
     * Returns the replies as what became of the answers.
     *
     * @throws ReaderDied if a reply cannot be the reader's own
     */
    static List<Compiled> replies(List<Reply> replies, List<Cell> cells, List<Ask.Wish> wishes)
            throws ReaderDied {
        Map<Integer, Long> lines = new HashMap<>();
        cells.forEach(
                cell ->
                        lines.put(
                                cell.number(),
                                1 + cell.source().chars().filter(c -> c == '\n').count()));
        List<Compiled> all = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Reply reply = replies.get(i);
            need(reply.task().equals(wishes.get(i).task()));
            all.add(
                    switch (reply.state()) {
                        case READY -> ready(reply, lines);
                        case BLANK -> new Compiled.Blank(reply.task(), excerpts(reply, lines));
                        case ABSENT -> new Compiled.Absent(reply.task(), reply.sentence());
                        case BROKEN ->
                                new Compiled.Broken(
                                        reply.task(),
                                        excerpts(reply, lines),
                                        reply.sentence(),
                                        place(reply.at(), lines));
                    });
        }
        return all;
    }

    private static Compiled ready(Reply reply, Map<Integer, Long> lines) throws ReaderDied {
        String entry = "Answer_" + reply.task();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        int bytes = 0;
        for (Reply.ClassFile each : reply.classes()) {
            boolean nested =
                    each.name().startsWith(entry + "$")
                            && each.name().chars().noneMatch(c -> "./;[".indexOf(c) >= 0);
            need(each.name().equals(entry) || nested);
            bytes += each.bytes().length;
            need(bytes <= MOST_BYTES);
            classes.put(each.name(), each.bytes());
        }
        need(classes.containsKey(entry) && classes.size() <= MOST_CLASSES);
        need(reply.notes().size() <= MOST_NOTES);
        List<Optional<Place>> places = new ArrayList<>();
        for (Reply.At at : reply.lines()) {
            places.add(place(at, lines));
        }
        return new Compiled.Ready(
                reply.task(), excerpts(reply, lines), entry, classes, places, reply.notes());
    }

    private static List<Excerpt> excerpts(Reply reply, Map<Integer, Long> lines) throws ReaderDied {
        List<Excerpt> all = new ArrayList<>();
        for (Reply.Excerpt each : reply.source()) {
            Optional<Place> from = place(each.at(), lines);
            need(from.isPresent());
            all.add(new Excerpt(from.orElseThrow(), each.text()));
        }
        return all;
    }

    private static Optional<Place> place(Reply.At at, Map<Integer, Long> lines) throws ReaderDied {
        if (at.cell() == 0) {
            return Optional.empty();
        }
        need(at.line() >= 1 && at.line() <= lines.getOrDefault(at.cell(), 0L));
        return Optional.of(new Place(at.cell(), at.line()));
    }

    private static void need(boolean possible) throws ReaderDied {
        if (!possible) {
            throw new ReaderDied("the compiler's process gave a reply that it cannot give.");
        }
    }
}
