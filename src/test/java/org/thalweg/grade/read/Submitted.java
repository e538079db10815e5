package org.thalweg.grade.read;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.check.Task;
import org.thalweg.core.Objective;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;

/** Notebooks for tests: cells one after the other, and a task they answer. */
final class Submitted {
    /** The method that most tests ask for. */
    interface Square {
        double of(double x);
    }

    /** A method with an oracle. */
    interface Descent {
        double[][] path(Objective f, double[] w0, double lr, int steps, double tol);
    }

    static final String STUB =
            """
            double square(double x) {
                throw new UnsupportedOperationException("not yet"); // your code here
            }\
            """;

    static final String ANSWER = "double square(double x) { return x * x; }";

    static final Task SQUARE = Asked.method("square", Square.class, STUB);

    private final List<Cell> cells = new ArrayList<>();

    static Submitted notebook() {
        return new Submitted();
    }

    /** A code cell without a task's name. */
    Submitted code(String source) {
        return cell(true, "", source);
    }

    /** The code cell of a task. */
    Submitted answer(String task, String source) {
        return cell(true, task, source);
    }

    /** A markdown cell. */
    Submitted prose(String task, String source) {
        return cell(false, task, source);
    }

    private Submitted cell(boolean code, String task, String source) {
        cells.add(new Cell(cells.size() + 1, code, task, source));
        return this;
    }

    List<Cell> cells() {
        return cells;
    }

    Compiled by(SandboxedCompiler compiler) {
        return by(compiler, SQUARE);
    }

    Compiled by(SandboxedCompiler compiler, Task task) {
        return compiler.compile(cells, List.of(task)).get(0);
    }
}
