package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Answers what the grader asks, notebook after notebook, with one compiler. */
final class Session {
    /** No answer in good faith has more. */
    private static final int MOST_CLASSES = 500;

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_CHANGES = 5;

    private final Set<String> api;
    private final Pieces pieces;
    private final Javac javac;

    /** The cells as handed out are the same for all who hand in. */
    private final Map<String, List<Part>> stubs = new HashMap<>();

    /**
     * A session.
     *
     * @param api what answers may use of the library: binary names and class files
     */
    Session(Map<String, byte[]> api) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Memory files = new Memory(compiler.getStandardFileManager(null, null, null), api);
        this.api = api.keySet();
        this.pieces = new Pieces(new Parser(compiler, files));
        this.javac = new Javac(compiler, files);
    }

    /**
     * Compiles something: so what this Java lacks is found out before anybody's answer meets it,
     * and what a compiler loads when it is first used is loaded.
     *
     * @throws IllegalStateException if it does not compile
     */
    void tryOut() {
        String cell = "double one(double[] x) { return Arrays.stream(x).map(y -> 1).sum(); }\none;";
        Ask.Want want =
                new Ask.Want(
                        Ask.Sort.METHOD, "one", "double", List.of("double[]"), List.of(), "one");
        List<Reply> replies =
                replies(
                        new Ask(
                                List.of(new Ask.Text(1, Ask.Kind.CODE, "", cell)),
                                List.of(new Ask.Wish("one", "", List.of(want)))));
        if (replies.get(0).state() != Reply.State.READY) {
            throw new IllegalStateException("this Java cannot compile: " + replies.get(0));
        }
    }

    /** Returns a reply to each wish, in order. */
    List<Reply> replies(Ask ask) {
        Notebook notebook = new Notebook(ask.cells(), pieces);
        List<Part> code = notebook.code();
        Imports imports = new Imports(code, api);
        Map<Ask.Wish, Reply> replies = new LinkedHashMap<>();
        Map<Ask.Wish, Answer> answers = new LinkedHashMap<>();
        Map<Ask.Wish, List<String>> notes = new LinkedHashMap<>();
        for (Ask.Wish wish : ask.wishes()) {
            Finder finder = new Finder(notebook, wish, stub(wish.stub()));
            try {
                Finder.Found found = finder.find();
                replies.put(wish, found.reply());
                if (found.reply() == null) {
                    Answer answer =
                            new Answer(wish.task(), found.wanted(), found.visible(), imports);
                    answers.put(wish, answer);
                    notes.put(wish, notes(finder, answer, code));
                }
            } catch (StackOverflowError deep) {
                replies.put(
                        wish,
                        Reply.broken(
                                wish.task(),
                                List.of(),
                                Sentences.parsing(Reply.At.NOWHERE, "", Trouble.deep("")),
                                Reply.At.NOWHERE));
            }
        }
        if (!answers.isEmpty()) {
            List<Javac.Outcome> outcomes = javac.compile(new ArrayList<>(answers.values()));
            int next = 0;
            for (Map.Entry<Ask.Wish, Answer> each : answers.entrySet()) {
                Reply reply =
                        reply(
                                each.getValue(),
                                outcomes.get(next++),
                                notes.get(each.getKey()),
                                notebook,
                                imports);
                replies.put(each.getKey(), reply);
            }
        }
        return new ArrayList<>(replies.values());
    }

    private List<Part> stub(String text) {
        List<Part> parts = stubs.get(text);
        if (parts == null) {
            parts = pieces.read(Cutter.cut(0, text));
            stubs.put(text, parts);
        }
        return parts;
    }

    private static List<String> notes(Finder finder, Answer answer, List<Part> code) {
        List<String> notes = new ArrayList<>(finder.notes());
        answer.changes(code).stream()
                .limit(MOST_CHANGES)
                .forEach(
                        part ->
                                notes.add(
                                        "What stands in %s runs only in your notebook: `%s`"
                                                .formatted(part.at(), firstLine(part.code()))));
        return notes;
    }

    private static String firstLine(String text) {
        return Sentences.shortened(text.lines().findFirst().orElse("").strip());
    }

    private static Reply reply(
            Answer answer,
            Javac.Outcome outcome,
            List<String> notes,
            Notebook notebook,
            Imports imports) {
        if (!outcome.troubles().isEmpty()) {
            Trouble first = outcome.troubles().get(0);
            Reply.At at = answer.at(first.position());
            return Reply.broken(
                    answer.task(),
                    answer.source(),
                    Sentences.compiling(at, notebook.line(at), first, notebook.code(), imports),
                    at);
        }
        int bytes = outcome.classes().values().stream().mapToInt(each -> each.length).sum();
        boolean strange =
                outcome.classes().keySet().stream()
                        .anyMatch(
                                name ->
                                        !name.equals(answer.entry())
                                                && !name.startsWith(answer.entry() + "$"));
        if (strange || outcome.classes().size() > MOST_CLASSES || bytes > MOST_BYTES) {
            return Reply.broken(
                    answer.task(),
                    answer.source(),
                    strange
                            ? "The answer defines a class outside of itself, which is not allowed."
                            : ("The answer makes %d classes of %d KB together; at most %d of 1024"
                                            + " KB are allowed.")
                                    .formatted(
                                            outcome.classes().size(), bytes / 1024, MOST_CLASSES),
                    Reply.At.NOWHERE);
        }
        List<Reply.ClassFile> files = new ArrayList<>();
        outcome.classes().forEach((name, file) -> files.add(new Reply.ClassFile(name, file)));
        return new Reply(
                Reply.State.READY,
                answer.task(),
                answer.source(),
                files,
                answer.lines(),
                notes,
                "",
                Reply.At.NOWHERE);
    }
}
