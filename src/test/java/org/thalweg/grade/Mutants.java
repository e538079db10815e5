package org.thalweg.grade;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Wrong versions of a right answer, made by machine: another operator, constant, sign or index, a
 * statement less, two neighbors in the other order. Loops count, so that one which no longer ends
 * ends with an error.
 */
final class Mutants {
    /** Loop rounds that an answer may take in one call; no reference needs a tenth of it. */
    static final int FUEL = 3_000_000;

    private static final String HEAD = "class Answer { ";
    private static final Map<Tree.Kind, String> OTHER_OPERATOR =
            Map.ofEntries(
                    Map.entry(Tree.Kind.PLUS, "-"),
                    Map.entry(Tree.Kind.MINUS, "+"),
                    Map.entry(Tree.Kind.MULTIPLY, "/"),
                    Map.entry(Tree.Kind.DIVIDE, "*"),
                    Map.entry(Tree.Kind.REMAINDER, "*"),
                    Map.entry(Tree.Kind.LESS_THAN, "<="),
                    Map.entry(Tree.Kind.LESS_THAN_EQUAL, "<"),
                    Map.entry(Tree.Kind.GREATER_THAN, ">="),
                    Map.entry(Tree.Kind.GREATER_THAN_EQUAL, ">"),
                    Map.entry(Tree.Kind.EQUAL_TO, "!="),
                    Map.entry(Tree.Kind.NOT_EQUAL_TO, "=="),
                    Map.entry(Tree.Kind.CONDITIONAL_AND, "||"),
                    Map.entry(Tree.Kind.CONDITIONAL_OR, "&&"),
                    Map.entry(Tree.Kind.PLUS_ASSIGNMENT, "-="),
                    Map.entry(Tree.Kind.MINUS_ASSIGNMENT, "+="),
                    Map.entry(Tree.Kind.MULTIPLY_ASSIGNMENT, "/="),
                    Map.entry(Tree.Kind.DIVIDE_ASSIGNMENT, "*="));

    private static final Pattern OPERATOR = Pattern.compile("[-+*/%<>=!&|]+");

    private final String source;
    private final List<Edit> fuel = new ArrayList<>();
    private final List<Mutant> made = new ArrayList<>();
    private CompilationUnitTree unit;
    private SourcePositions positions;

    /**
     * A wrong version.
     *
     * @param name where and what: "line 3: + instead of -"; the same for the same source
     * @param source it, with loops that count
     */
    record Mutant(String name, String source) {}

    private record Edit(int from, int to, String text) {}

    private Mutants(String source) {
        this.source = source;
    }

    /** Returns the wrong versions of an answer, in the order of its text. */
    static List<Mutant> of(String answer) {
        Mutants mutants = new Mutants(HEAD + answer + "\n}");
        mutants.parse();
        mutants.new Fueling().scan(mutants.unit, null);
        mutants.new Mutating().scan(mutants.unit, null);
        return List.copyOf(mutants.made);
    }

    private void parse() {
        var javac = ToolProvider.getSystemJavaCompiler();
        JavacTask task =
                (JavacTask)
                        javac.getTask(
                                null,
                                null,
                                null,
                                List.of("-proc:none"),
                                null,
                                List.of(InMemory.file(source)));
        try {
            unit = task.parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        positions = Trees.instance(task).getSourcePositions();
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    private String text(Tree tree) {
        return source.substring(start(tree), end(tree));
    }

    private void mutate(String what, int from, int to, String with) {
        List<Edit> edits = new ArrayList<>(fuel);
        edits.add(new Edit(from, to, with));
        // fuel that lies within what is replaced goes with it
        edits.removeIf(edit -> edit.from == edit.to && edit.from > from && edit.to < to);
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to).reversed());
        StringBuilder out = new StringBuilder(source);
        for (Edit edit : edits) {
            out.replace(edit.from, edit.to, edit.text);
        }
        long line = source.substring(0, from).lines().count();
        String body = out.substring(HEAD.length(), out.length() - 2);
        made.add(new Mutant("line " + Math.max(1, line) + ": " + what, body));
    }

    /** Lets every loop count its rounds. */
    private final class Fueling extends TreeScanner<Void, Void> {
        private void body(StatementTree body) {
            if (body instanceof BlockTree) {
                fuel.add(new Edit(start(body) + 1, start(body) + 1, " Fuel.burn(); "));
            } else {
                fuel.add(new Edit(start(body), start(body), "{ Fuel.burn(); "));
                fuel.add(new Edit(end(body), end(body), "}"));
            }
        }

        @Override
        public Void visitForLoop(ForLoopTree loop, Void none) {
            body(loop.getStatement());
            return super.visitForLoop(loop, null);
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void none) {
            body(loop.getStatement());
            return super.visitEnhancedForLoop(loop, null);
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree loop, Void none) {
            body(loop.getStatement());
            return super.visitWhileLoop(loop, null);
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree loop, Void none) {
            body(loop.getStatement());
            return super.visitDoWhileLoop(loop, null);
        }
    }

    private final class Mutating extends TreeScanner<Void, Void> {
        @Override
        public Void visitBinary(BinaryTree tree, Void none) {
            operator(tree, end(tree.getLeftOperand()), start(tree.getRightOperand()));
            return super.visitBinary(tree, null);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
            operator(tree, end(tree.getVariable()), start(tree.getExpression()));
            return super.visitCompoundAssignment(tree, null);
        }

        private void operator(Tree tree, int from, int to) {
            String other = OTHER_OPERATOR.get(tree.getKind());
            Matcher found = OPERATOR.matcher(source).region(from, to);
            if (other != null && found.find()) {
                mutate(
                        other + " instead of " + found.group() + " in " + shortened(tree),
                        found.start(),
                        found.end(),
                        other);
            }
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void none) {
            Object value = tree.getValue();
            if (value instanceof Integer whole) {
                mutate(
                        whole + 1 + " instead of " + whole,
                        start(tree),
                        end(tree),
                        "" + (whole + 1));
            } else if (value instanceof Double number) {
                String more = number == 0 ? "1.0" : "(2 * " + text(tree) + ")";
                mutate(more + " instead of " + text(tree), start(tree), end(tree), more);
            } else if (value instanceof Boolean truth) {
                mutate(!truth + " instead of " + truth, start(tree), end(tree), "" + !truth);
            }
            return super.visitLiteral(tree, null);
        }

        @Override
        public Void visitUnary(UnaryTree tree, Void none) {
            int from = start(tree);
            switch (tree.getKind()) {
                case UNARY_MINUS -> mutate("no minus in " + shortened(tree), from, from + 1, " ");
                case LOGICAL_COMPLEMENT ->
                        mutate("no ! in " + shortened(tree), from, from + 1, " ");
                default -> {}
            }
            return super.visitUnary(tree, null);
        }

        @Override
        public Void visitArrayAccess(ArrayAccessTree tree, Void none) {
            if (!(tree.getIndex() instanceof LiteralTree)) {
                mutate(
                        "0 instead of " + text(tree.getIndex()) + " in " + shortened(tree),
                        start(tree.getIndex()),
                        end(tree.getIndex()),
                        "0");
            }
            return super.visitArrayAccess(tree, null);
        }

        @Override
        public Void visitIf(IfTree tree, Void none) {
            mutate(
                    "if not in " + shortened(tree.getCondition()),
                    start(tree.getCondition()),
                    end(tree.getCondition()),
                    "(!" + text(tree.getCondition()) + ")");
            return super.visitIf(tree, null);
        }

        @Override
        public Void visitBlock(BlockTree block, Void none) {
            List<? extends StatementTree> all = block.getStatements();
            for (int i = 0; i < all.size(); i++) {
                StatementTree one = all.get(i);
                if (one instanceof ExpressionStatementTree) {
                    mutate("without " + shortened(one), start(one), end(one), ";");
                }
                if (i + 1 < all.size() && movable(one) && movable(all.get(i + 1))) {
                    StatementTree next = all.get(i + 1);
                    mutate(
                            shortened(next) + " before " + shortened(one),
                            start(one),
                            end(next),
                            text(next) + " " + text(one));
                }
            }
            return super.visitBlock(block, null);
        }

        private boolean movable(StatementTree one) {
            return one instanceof ExpressionStatementTree
                    || one instanceof VariableTree
                    || one instanceof ForLoopTree;
        }

        @Override
        public Void visitAssignment(AssignmentTree tree, Void none) {
            if (text(tree.getVariable()).endsWith("]")) {
                mutate(
                        "+= in " + shortened(tree),
                        end(tree.getVariable()),
                        start(tree.getExpression()),
                        " += ");
            }
            return super.visitAssignment(tree, null);
        }

        private String shortened(Tree tree) {
            String line = text(tree).replaceAll("\\s+", " ");
            return line.length() > 60 ? line.substring(0, 60) + "…" : line;
        }
    }
}
