package org.thalweg.grade.read.inside;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a part of a notebook takes from its surroundings: what is neither a parameter nor
 * a local variable nor a member of a class within it. So a local {@code w} does not bring in the
 * notebook's {@code w}, whose first value may need what is not there.
 */
final class Names extends TreeScanner<Void, Void> {
    /**
     * A method that is called.
     *
     * @param name its name
     * @param arguments how many it gets
     */
    record Call(String name, int arguments) {}

    private final Set<Call> calls = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();

    /** Reads a tree. */
    Names(Tree tree) {
        scopes.push(new HashSet<>());
        scan(tree, null);
    }

    /** Methods called without a receiver. */
    Set<Call> calls() {
        return calls;
    }

    /** Variables and types. */
    Set<String> names() {
        return names;
    }

    /** Variables that are given a value, as a whole or in part. */
    Set<String> written() {
        return written;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
        String name = tree.getName().toString();
        if (isOutside(name)) {
            names.add(name);
        }
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
        scan(tree.getTypeArguments(), null);
        if (tree.getMethodSelect() instanceof IdentifierTree method) {
            String name = method.getName().toString();
            if (isOutside(name + "()")) {
                calls.add(new Call(name, tree.getArguments().size()));
            }
        } else {
            scan(tree.getMethodSelect(), null);
        }
        return scan(tree.getArguments(), null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
        super.visitVariable(tree, null);
        declare(tree.getName().toString());
        return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
        declare(tree.getSimpleName().toString());
        open();
        tree.getTypeParameters().forEach(each -> declare(each.getName().toString()));
        for (Tree member : tree.getMembers()) {
            if (member instanceof VariableTree variable) {
                declare(variable.getName().toString());
            } else if (member instanceof MethodTree method) {
                declare(method.getName() + "()");
            } else if (member instanceof ClassTree type) {
                declare(type.getSimpleName().toString());
            }
        }
        super.visitClass(tree, null);
        return close();
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
        open();
        tree.getTypeParameters().forEach(each -> declare(each.getName().toString()));
        super.visitMethod(tree, null);
        return close();
    }

    @Override
    public Void visitTypeParameter(TypeParameterTree tree, Void nothing) {
        declare(tree.getName().toString());
        return super.visitTypeParameter(tree, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
        open();
        scan(tree.getParameters(), null);
        scan(tree.getBody(), null);
        return close();
    }

    @Override
    public Void visitBlock(BlockTree tree, Void nothing) {
        open();
        super.visitBlock(tree, null);
        return close();
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void nothing) {
        open();
        super.visitForLoop(tree, null);
        return close();
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void nothing) {
        open();
        scan(tree.getExpression(), null);
        scan(tree.getVariable(), null);
        scan(tree.getStatement(), null);
        return close();
    }

    @Override
    public Void visitTry(TryTree tree, Void nothing) {
        open();
        super.visitTry(tree, null);
        return close();
    }

    @Override
    public Void visitCatch(CatchTree tree, Void nothing) {
        open();
        super.visitCatch(tree, null);
        return close();
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void nothing) {
        open();
        super.visitSwitch(tree, null);
        return close();
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
        open();
        super.visitSwitchExpression(tree, null);
        return close();
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void nothing) {
        writes(tree.getVariable());
        return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void nothing) {
        writes(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void nothing) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    writes(tree.getExpression());
            default -> {
                // only reads
            }
        }
        return super.visitUnary(tree, null);
    }

    /** {@code list.add(3);} is for the sake of what it does to the list. */
    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Void nothing) {
        if (tree.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree method) {
            writes(method.getExpression());
        }
        return super.visitExpressionStatement(tree, null);
    }

    private void writes(ExpressionTree target) {
        ExpressionTree tree = target;
        while (!(tree instanceof IdentifierTree)) {
            if (tree instanceof ArrayAccessTree access) {
                tree = access.getExpression();
            } else if (tree instanceof MemberSelectTree select) {
                tree = select.getExpression();
            } else if (tree instanceof ParenthesizedTree inner) {
                tree = inner.getExpression();
            } else {
                return;
            }
        }
        String name = ((IdentifierTree) tree).getName().toString();
        if (isOutside(name)) {
            written.add(name);
        }
    }

    private void open() {
        scopes.push(new HashSet<>());
    }

    private Void close() {
        scopes.pop();
        return null;
    }

    private void declare(String name) {
        scopes.element().add(name);
    }

    private boolean isOutside(String name) {
        return scopes.stream().noneMatch(scope -> scope.contains(name));
    }
}
