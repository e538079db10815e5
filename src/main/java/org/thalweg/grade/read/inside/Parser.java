package org.thalweg.grade.read.inside;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/** javac's parser for many short texts at once. */
final class Parser {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-source", "17", "-Xlint:-options", "-Xmaxerrs", "100000");

    private final JavaCompiler javac;
    private final Memory files;

    Parser(JavaCompiler javac, Memory files) {
        this.javac = javac;
        this.files = files;
    }

    /** What a text is read as: the head and the tail of a class around it. */
    enum Form {
        MEMBER("final class W$ {\n", "\n}"),
        STATEMENT("final class W$ { void m$() throws Throwable {\n", "\n}}"),
        EXPRESSION("final class W$ { Object o$ = (\n", "\n);}");

        private final String head;
        private final String tail;

        Form(String head, String tail) {
            this.head = head;
            this.tail = tail;
        }
    }

    /**
     * A text that has been read.
     *
     * @param members of the class around it; empty if there is trouble
     * @param trouble what is wrong, or null
     * @param unit what the parser made
     * @param positions where its trees stand
     * @param from where the text begins
     */
    record Parsed(
            List<? extends Tree> members,
            Trouble trouble,
            CompilationUnitTree unit,
            SourcePositions positions,
            int from) {
        /** Where a tree begins in the text. */
        int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree) - from;
        }
    }

    /** Reads texts, each by itself. */
    List<Parsed> parse(Form form, List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        try {
            return together(form, texts);
        } catch (StackOverflowError deep) {
            if (texts.size() == 1) {
                return List.of(troubled(Trouble.deep(texts.get(0))));
            }
            List<Parsed> all = new ArrayList<>();
            texts.forEach(text -> all.addAll(parse(form, List.of(text))));
            return all;
        }
    }

    private List<Parsed> together(Form form, List<String> texts) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new Memory.Source("W" + sources.size(), form.head + text + form.tail));
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) javac.getTask(null, files, said, OPTIONS, null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        Map<URI, CompilationUnitTree> units = new HashMap<>();
        try {
            task.parse().forEach(unit -> units.put(unit.getSourceFile().toUri(), unit));
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read from a file", e);
        }
        Map<URI, Diagnostic<?>> errors = new HashMap<>();
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                errors.putIfAbsent(one.getSource().toUri(), one);
            }
        }
        List<Parsed> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            URI source = sources.get(i).toUri();
            CompilationUnitTree unit = units.get(source);
            Diagnostic<?> error = errors.get(source);
            int from = form.head.length();
            if (error != null) {
                all.add(troubled(Trouble.of(error, texts.get(i), from)));
            } else if (unit == null) {
                all.add(troubled(Trouble.deep(texts.get(i))));
            } else {
                int end = from + texts.get(i).length() + form.tail.length();
                all.add(whole(unit, positions, texts.get(i), from, end));
            }
        }
        return all;
    }

    /** A text that closes the class around it, with an escaped brace perhaps, is none we know. */
    private static Parsed whole(
            CompilationUnitTree unit, SourcePositions positions, String text, int from, int end) {
        List<? extends Tree> types = unit.getTypeDecls();
        boolean closed =
                types.size() != 1
                        || !unit.getImports().isEmpty()
                        || !(types.get(0) instanceof ClassTree)
                        || positions.getEndPosition(unit, types.get(0)) != end;
        return closed
                ? troubled(new Trouble("stray.brace", "", text, 0))
                : new Parsed(((ClassTree) types.get(0)).getMembers(), null, unit, positions, from);
    }

    private static Parsed troubled(Trouble trouble) {
        return new Parsed(List.of(), trouble, null, null, 0);
    }
}
