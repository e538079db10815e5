package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The parts of all cells, and which definition counts for whom. */
final class Notebook {
    /** A notebook in good faith has a few hundred. */
    private static final int MOST_PIECES = 4000;

    private final List<Ask.Text> cells;
    private final Map<Integer, List<Part>> parts = new LinkedHashMap<>();
    private final Pieces pieces;

    /** Cuts and parses the code cells; those beyond the limits are as if they were not there. */
    Notebook(List<Ask.Text> cells, Pieces pieces) {
        this.cells = cells;
        this.pieces = pieces;
        List<Piece> all = new ArrayList<>();
        for (Ask.Text cell : cells) {
            if (cell.kind() == Ask.Kind.CODE) {
                List<Piece> cut = Cutter.cut(cell.number(), cell.text());
                parts.put(cell.number(), new ArrayList<>());
                if (all.size() + cut.size() <= MOST_PIECES) {
                    all.addAll(cut);
                }
            }
        }
        for (Part part : pieces.read(all)) {
            parts.get(part.piece().cell()).add(part);
        }
    }

    /** All cells. */
    List<Ask.Text> cells() {
        return cells;
    }

    /** The student's own line at a place, without the spaces around it. */
    String line(Reply.At at) {
        for (Ask.Text cell : cells) {
            if (cell.number() == at.cell()) {
                return cell.text().lines().skip(at.line() - 1L).findFirst().orElse("").strip();
            }
        }
        return "";
    }

    /** The parts of the code cells, in order. */
    List<Part> code() {
        return parts.values().stream().flatMap(List::stream).toList();
    }

    /** The parts of a cell of prose, read as code: what stands between fences, if there are any. */
    List<Part> prose(Ask.Text cell) {
        List<Piece> cut = Cutter.cut(cell.number(), fenced(cell.text()));
        return cut.size() > MOST_PIECES ? List.of() : pieces.read(cut);
    }

    /** Everything that the code cells define, in order. */
    List<Definition> definitions() {
        return code().stream().flatMap(part -> part.definitions().stream()).toList();
    }

    /**
     * The definitions that an answer means: of each key the last up to its cell; where there is
     * none, the last of all.
     *
     * @param among in the order of the notebook
     * @param cell of the answer
     */
    static Collection<Definition> visible(
            List<Definition> among, int cell, Predicate<Definition> meant) {
        Map<String, Definition> found = new LinkedHashMap<>();
        for (Definition one : among) {
            if (meant.test(one)) {
                Definition before = found.get(one.key());
                if (before == null || one.cell() <= cell || before.cell() > cell) {
                    found.put(one.key(), one);
                }
            }
        }
        return found.values();
    }

    private static String fenced(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.stream().noneMatch(Notebook::isFence)) {
            return text;
        }
        StringBuilder code = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (isFence(line)) {
                inside = !inside;
                code.append('\n');
            } else {
                code.append(inside ? line : "").append('\n');
            }
        }
        return code.toString();
    }

    private static boolean isFence(String line) {
        String start = line.strip();
        return start.startsWith("```") || start.startsWith("~~~");
    }
}
