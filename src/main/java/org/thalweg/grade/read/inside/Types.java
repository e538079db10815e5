package org.thalweg.grade.read.inside;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import java.util.Map;

/** Types as they are written, without packages, generics and annotations: {@code double[]}. */
final class Types {
    private static final List<String> WIDENING =
            List.of("byte", "short", "int", "long", "float", "double");

    private static final Map<String, String> BOXES =
            Map.of(
                    "Byte", "byte",
                    "Short", "short",
                    "Integer", "int",
                    "Long", "long",
                    "Float", "float",
                    "Double", "double",
                    "Boolean", "boolean",
                    "Character", "char");

    private Types() {}

    static String name(Tree type) {
        if (type == null) {
            return "";
        }
        if (type instanceof ParameterizedTypeTree generic) {
            return name(generic.getType());
        }
        if (type instanceof ArrayTypeTree array) {
            return name(array.getType()) + "[]";
        }
        if (type instanceof AnnotatedTypeTree annotated) {
            return name(annotated.getUnderlyingType());
        }
        return type instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : type.toString();
    }

    /**
     * Whether a value of one type can stand where another is asked for. What only the compiler
     * knows, such as which class is below which, is taken for granted.
     */
    static boolean fits(String given, String asked) {
        String from = BOXES.getOrDefault(given, given);
        String to = BOXES.getOrDefault(asked, asked);
        if (from.equals(to) || from.isEmpty() || to.isEmpty()) {
            return true;
        }
        if (WIDENING.contains(from) && WIDENING.contains(to)) {
            return WIDENING.indexOf(from) <= WIDENING.indexOf(to);
        }
        return !isPlain(from) && !isPlain(to);
    }

    /** Whether exactly this type is asked for, boxed or not, as an argument's or a parameter's. */
    static boolean same(String given, String asked) {
        String from = BOXES.getOrDefault(given, given);
        String to = BOXES.getOrDefault(asked, asked);
        return from.equals(to) || !isPlain(from) && !isPlain(to);
    }

    /** Whether a name is that of a primitive type, of {@code void} or of an array of numbers. */
    private static boolean isPlain(String name) {
        String element = name.replace("[]", "");
        return WIDENING.contains(element)
                || List.of("boolean", "char", "void").contains(element)
                || name.equals("String")
                || !element.equals(name);
    }

    /** Returns what {@code var} stands for if the first value says so by itself, or null. */
    static String of(ExpressionTree value) {
        if (value instanceof LiteralTree literal && literal.getValue() != null) {
            String box = literal.getValue().getClass().getSimpleName();
            return BOXES.getOrDefault(box, box);
        }
        if (value instanceof ParenthesizedTree inner) {
            return of(inner.getExpression());
        }
        if (value instanceof UnaryTree unary && unary.getKind() == Tree.Kind.UNARY_MINUS) {
            return of(unary.getExpression());
        }
        if (value instanceof TypeCastTree cast) {
            return cast.getType().toString();
        }
        if (value instanceof NewClassTree made) {
            boolean sure = made.getClassBody() == null && !made.toString().contains("<>");
            return sure ? made.getIdentifier().toString() : null;
        }
        return value instanceof NewArrayTree array && array.getType() != null
                ? array.getType() + brackets(array)
                : null;
    }

    private static String brackets(NewArrayTree array) {
        return "[]".repeat(Math.max(1, array.getDimensions().size()));
    }
}
