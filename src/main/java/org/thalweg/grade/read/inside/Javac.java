package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/** Compiles answers: all in one go, and if that fails, each alone. */
final class Javac {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-implicit:none",
                    "-sourcepath",
                    "",
                    "--release",
                    "17",
                    "--limit-modules",
                    "java.base",
                    "-g:source,lines",
                    "-nowarn");

    private final JavaCompiler javac;
    private final Memory files;

    Javac(JavaCompiler javac, Memory files) {
        this.javac = javac;
        this.files = files;
    }

    /**
     * What came of one answer.
     *
     * @param classes class files; empty if it does not compile
     * @param troubles why, in the order of the compiler
     */
    record Outcome(Map<String, byte[]> classes, List<Trouble> troubles) {}

    /** Compiles answers, each in a source file of its own. */
    List<Outcome> compile(List<Answer> answers) {
        Outcome all = together(answers);
        List<Outcome> outcomes = new ArrayList<>();
        if (all.troubles().isEmpty()) {
            Map<String, Map<String, byte[]>> byEntry = new HashMap<>();
            all.classes()
                    .forEach(
                            (name, bytes) ->
                                    byEntry.computeIfAbsent(
                                                    name.replaceFirst("\\$.*", ""),
                                                    each -> new TreeMap<>())
                                            .put(name, bytes));
            if (byEntry.size() == answers.size()) {
                answers.forEach(
                        each -> {
                            Map<String, byte[]> own = byEntry.getOrDefault(each.entry(), Map.of());
                            outcomes.add(new Outcome(own, List.of()));
                        });
                return outcomes;
            }
        }
        answers.forEach(each -> outcomes.add(answers.size() == 1 ? all : together(List.of(each))));
        return outcomes;
    }

    private Outcome together(List<Answer> answers) {
        List<JavaFileObject> sources = new ArrayList<>();
        answers.forEach(each -> sources.add(new Memory.Source(each.entry(), each.text())));
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        files.taken();
        boolean compiled;
        try {
            compiled = javac.getTask(null, files, said, OPTIONS, null, sources).call();
        } catch (StackOverflowError deep) {
            compiled = false;
        }
        if (compiled) {
            return new Outcome(files.taken(), List.of());
        }
        files.taken();
        List<Trouble> troubles = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                troubles.add(Trouble.of(one, answers.get(0).text(), 0));
            }
        }
        if (troubles.isEmpty()) { // it gives up without a word on what is nested too deeply
            troubles.add(Trouble.deep(answers.get(0).text()));
        }
        return new Outcome(Map.of(), troubles);
    }
}
