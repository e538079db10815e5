package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The source of one answer: the definitions asked for and those that they reach, as static members
 * of one class. A helper that is broken but not reached costs nothing.
 */
final class Answer {
    private final String task;
    private final List<Definition> visible;
    private final Map<String, Definition> chosen = new LinkedHashMap<>();
    private final int cell;
    private final List<Part> parts = new ArrayList<>();
    private final Set<Part> seen = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Reply.At> lines = new ArrayList<>();

    /**
     * Follows the names.
     *
     * @param wanted the definitions asked for
     * @param visible all definitions, in the order of the notebook
     */
    Answer(String task, List<Definition> wanted, List<Definition> visible, Imports imports) {
        this.task = task;
        this.visible = visible;
        this.cell = wanted.stream().mapToInt(Definition::cell).max().orElse(0);
        wanted.forEach(each -> chosen.put(each.key(), each));
        wanted.forEach(each -> add(each.of()));
        imports.kept().forEach(each -> line(each.text(), each.at()));
        line("final class " + entry() + " {", Reply.At.NOWHERE);
        for (Part part : parts) {
            int row = part.piece().line();
            int last = part.piece().at(Integer.MAX_VALUE).line(); // an added ; is on its own line
            for (String each : part.compiled().split("\n", -1)) {
                line(each, new Reply.At(part.piece().cell(), Math.min(row++, last)));
            }
        }
        line("}", Reply.At.NOWHERE);
    }

    String task() {
        return task;
    }

    /** The class that holds the definitions. */
    String entry() {
        return "Answer_" + task;
    }

    /** What is compiled. */
    String text() {
        return text.toString();
    }

    /** Where each of its lines stands in the notebook. */
    List<Reply.At> lines() {
        return lines;
    }

    /** Where an offset of {@link #text()} stands in the notebook. */
    Reply.At at(int offset) {
        int row =
                (int)
                        text.substring(0, Math.min(offset, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return row < lines.size() ? lines.get(row) : Reply.At.NOWHERE;
    }

    /** What was taken from the notebook, as it stands there. */
    List<Reply.Excerpt> source() {
        return parts.stream()
                .map(Part::piece)
                .sorted(Comparator.comparingInt(Piece::cell).thenComparingInt(Piece::line))
                .map(Piece::excerpt)
                .toList();
    }

    /** Statements of the notebook that give its variables other values; they are never run. */
    List<Part> changes(List<Part> code) {
        Set<String> variables = new HashSet<>();
        for (Part part : parts) {
            part.definitions().stream()
                    .filter(each -> each.sort() == Ask.Sort.VARIABLE)
                    .forEach(each -> variables.add(each.name()));
        }
        return code.stream()
                .filter(part -> part.kind() == Part.Kind.STATEMENT)
                .filter(
                        part ->
                                part.names().stream()
                                        .flatMap(names -> names.written().stream())
                                        .anyMatch(variables::contains))
                .toList();
    }

    /** First what a part needs, then the part: a variable's first value may use another's. */
    private void add(Part part) {
        if (!seen.add(part)) {
            return;
        }
        for (Names names : part.names()) {
            names.names().forEach(name -> meant(name).forEach(each -> add(each.of())));
            names.calls().forEach(call -> meant(call).forEach(each -> add(each.of())));
        }
        for (Definition one : part.definitions()) {
            if (one.isOpenlySealed()) {
                Stream<Definition> below =
                        visible.stream().filter(each -> each.above().contains(one.name()));
                below.forEach(each -> add(each.of()));
            }
        }
        parts.add(part);
    }

    private Collection<Definition> meant(String name) {
        return counting(
                Notebook.visible(
                        visible,
                        cell,
                        each -> each.sort() != Ask.Sort.METHOD && each.name().equals(name)));
    }

    private Collection<Definition> meant(Names.Call call) {
        Collection<Definition> all =
                Notebook.visible(
                        visible,
                        cell,
                        each -> each.sort() == Ask.Sort.METHOD && each.name().equals(call.name()));
        List<Definition> fitting =
                all.stream().filter(each -> each.takes(call.arguments())).toList();
        return counting(fitting.isEmpty() ? all : fitting);
    }

    private Collection<Definition> counting(Collection<Definition> found) {
        return found.stream().map(each -> chosen.getOrDefault(each.key(), each)).toList();
    }

    private void line(String one, Reply.At at) {
        text.append(one).append('\n');
        lines.add(at);
    }
}
