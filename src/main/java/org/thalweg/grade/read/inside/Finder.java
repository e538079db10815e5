package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a task asks for: in the code cells with its name, then in any code cell, then in cells
 * of prose. What is still as it was handed out counts only if there is nothing else.
 */
final class Finder {
    private final Notebook notebook;
    private final Ask.Wish wish;
    private final List<Part> stub;
    private final List<Definition> code;
    private final List<Part> prose = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A search.
     *
     * @param stub the parts of the cell as handed out
     */
    Finder(Notebook notebook, Ask.Wish wish, List<Part> stub) {
        this.notebook = notebook;
        this.wish = wish;
        this.stub = stub;
        this.code = notebook.definitions();
    }

    /** What was found: definitions to compile, or the reply that there are none. */
    record Found(List<Definition> wanted, List<Definition> visible, Reply reply) {}

    /** What the student should know about the search. */
    List<String> notes() {
        return notes;
    }

    Found find() {
        List<Definition> wanted = new ArrayList<>();
        for (Ask.Want want : wish.wants()) {
            Optional<Definition> one = choose(want);
            if (one.isEmpty()) {
                return none(want);
            }
            wanted.add(one.orElseThrow());
        }
        List<Reply.Excerpt> source = sources(wanted);
        if (wanted.stream().allMatch(this::isAsHandedOut)) {
            return instead(blank(source));
        }
        for (int i = 0; i < wanted.size(); i++) {
            Definition one = wanted.get(i);
            String wrong = Signature.wrong(wish.wants().get(i), one);
            if (!wrong.isEmpty()) {
                Reply.At at = one.of().at();
                return instead(
                        Reply.broken(wish.task(), source, Sentences.sentence(at, wrong), at));
            }
        }
        List<Definition> visible = new ArrayList<>(code);
        prose.forEach(part -> visible.addAll(part.definitions()));
        return new Found(wanted, visible, null);
    }

    private Optional<Definition> choose(Ask.Want want) {
        List<Definition> all = code.stream().filter(each -> is(want, each)).toList();
        List<Definition> written = all.stream().filter(each -> !isAsHandedOut(each)).toList();
        Predicate<Definition> named = each -> isNamed(each.cell());
        Optional<Definition> found =
                last(want, written.stream().filter(named)).or(() -> last(want, written.stream()));
        if (found.isPresent()) {
            Definition counts = found.orElseThrow();
            List<Integer> cells = written.stream().map(Definition::cell).distinct().toList();
            if (cells.size() > 1) {
                notes.add(
                        "`%s` is defined in the cells %s; the one in cell %d counts."
                                .formatted(want.name(), listed(cells), counts.cell()));
            }
            return found;
        }
        Optional<Definition> retyped =
                retyped(want, true)
                        .or(() -> all.isEmpty() ? retyped(want, false) : Optional.empty());
        return retyped.or(() -> last(want, all.stream()));
    }

    /** An answer in a cell that is no code cell. */
    private Optional<Definition> retyped(Ask.Want want, boolean named) {
        for (Ask.Text cell : notebook.cells()) {
            boolean looks = cell.kind() == Ask.Kind.PROSE && cell.text().contains(want.name());
            if (looks && isNamed(cell.number()) == named) {
                List<Part> parts = notebook.prose(cell);
                Optional<Definition> found =
                        last(
                                want,
                                parts.stream()
                                        .flatMap(part -> part.definitions().stream())
                                        .filter(each -> is(want, each) && !isAsHandedOut(each)));
                if (found.isPresent()) {
                    notes.add(
                            "Cell %d is not a code cell; its `%s` is used all the same."
                                    .formatted(cell.number(), want.name()));
                    prose.addAll(parts);
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The last one; of methods, the last one with the parameters asked for. */
    private static Optional<Definition> last(Ask.Want want, Stream<Definition> among) {
        List<Definition> all = among.toList();
        return all.stream()
                .filter(each -> Signature.wrong(want, each).isEmpty())
                .reduce((a, b) -> b)
                .or(() -> all.stream().reduce((a, b) -> b));
    }

    private static boolean is(Ask.Want want, Definition one) {
        return one.sort() == want.sort() && one.name().equals(want.name());
    }

    private boolean isNamed(int cell) {
        return notebook.cells().stream()
                .anyMatch(each -> each.number() == cell && each.task().equals(wish.task()));
    }

    private boolean isAsHandedOut(Definition one) {
        return stub.stream()
                .flatMap(part -> part.definitions().stream())
                .anyMatch(each -> each.sort() == one.sort() && each.isLike(one));
    }

    private static List<Reply.Excerpt> sources(List<Definition> wanted) {
        return wanted.stream()
                .map(Definition::of)
                .distinct()
                .map(part -> part.piece().excerpt())
                .toList();
    }

    /** A blank answer, unless something that is not Java or never runs was meant to be it. */
    private Reply blank(List<Reply.Excerpt> source) {
        for (Ask.Want want : wish.wants()) {
            Optional<Reply> meant = broken(want).or(() -> assigned(want));
            if (meant.isPresent()) {
                return meant.orElseThrow();
            }
        }
        return Reply.blank(wish.task(), source);
    }

    private Found none(Ask.Want want) {
        Reply reply =
                broken(want)
                        .or(() -> tooLong())
                        .or(() -> assigned(want))
                        .orElseGet(() -> Reply.absent(wish.task(), absent(want)));
        return instead(reply);
    }

    private static Found instead(Reply reply) {
        return new Found(List.of(), List.of(), reply);
    }

    /** What does not parse and looks like what is asked for; in the task's own cell, anything. */
    private Optional<Reply> broken(Ask.Want want) {
        Pattern like =
                switch (want.sort()) {
                    case METHOD -> Pattern.compile("[\\w\\]>]\\s+" + want.name() + "\\s*\\(");
                    case TYPE -> Pattern.compile("(class|record|interface|enum)\\s+" + want.name());
                    case VARIABLE -> Pattern.compile("\\b" + want.name() + "\\b[\\[\\]\\s]*=(?!=)");
                };
        List<Part> all =
                notebook.code().stream().filter(each -> each.kind() == Part.Kind.BROKEN).toList();
        return all.stream()
                .filter(each -> like.matcher(each.piece().text()).find())
                .reduce((a, b) -> b)
                .or(() -> all.stream().filter(each -> isNamed(each.piece().cell())).findFirst())
                .map(
                        each ->
                                Reply.broken(
                                        wish.task(),
                                        List.of(each.piece().excerpt()),
                                        Sentences.parsing(
                                                each.at(),
                                                notebook.line(each.at()),
                                                each.trouble()),
                                        each.at()));
    }

    private Optional<Reply> tooLong() {
        return notebook.cells().stream()
                .filter(each -> each.kind() == Ask.Kind.TOO_LONG && isNamed(each.number()))
                .findFirst()
                .map(
                        each ->
                                Reply.broken(
                                        wish.task(),
                                        List.of(),
                                        ("Cell %d is too long to be read: a cell can hold 64 KB,"
                                                        + " and all of them together 1 MB.")
                                                .formatted(each.number()),
                                        new Reply.At(each.number(), 1)));
    }

    /** A variable that gets its value in a statement. */
    private Optional<Reply> assigned(Ask.Want want) {
        return notebook.code().stream()
                .filter(each -> want.sort() == Ask.Sort.VARIABLE)
                .filter(each -> each.kind() == Part.Kind.STATEMENT)
                .filter(
                        each ->
                                each.names().stream()
                                        .anyMatch(names -> names.written().contains(want.name())))
                .reduce((a, b) -> b)
                .map(
                        each ->
                                Reply.broken(
                                        wish.task(),
                                        List.of(each.piece().excerpt()),
                                        Sentences.sentence(
                                                each.at(),
                                                ("`%s` gets its value in a statement, which runs"
                                                                + " only in your notebook. Write the value"
                                                                + " where it is declared: `%s = …;`")
                                                        .formatted(want.name(), want.shown())),
                                        each.at()));
    }

    private String absent(Ask.Want want) {
        String asked = "Nothing in the notebook defines `" + want.name() + "`.";
        for (Definition one : code) {
            if (one.name().equals(want.name())) {
                return Sentences.sentence(
                        one.of().at(),
                        "`%s` is a %s, and the exercise asks for a %s: `%s`."
                                .formatted(
                                        one.name(),
                                        word(one.sort()),
                                        word(want.sort()),
                                        want.shown()));
            }
            boolean near =
                    one.name().equalsIgnoreCase(want.name())
                            || isNamed(one.cell())
                                    && one.sort() == want.sort()
                                    && Signature.wrong(want, one).isEmpty();
            if (near) {
                return asked
                        + " Cell %d has `%s`: did you rename it? It must be called `%s`."
                                .formatted(one.cell(), one.name(), want.name());
            }
        }
        return asked + " The exercise asks for `" + want.shown() + "`.";
    }

    private static String word(Ask.Sort sort) {
        return switch (sort) {
            case METHOD -> "method";
            case TYPE -> "class";
            case VARIABLE -> "variable";
        };
    }

    private static String listed(List<Integer> cells) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            all.append(i == 0 ? "" : i == cells.size() - 1 ? " and " : ", ").append(cells.get(i));
        }
        return all.toString();
    }
}
