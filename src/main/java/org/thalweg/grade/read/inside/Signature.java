package org.thalweg.grade.read.inside;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;

/** Whether a definition has the parameters and the type that are asked for. */
final class Signature {
    private Signature() {}

    /** Returns what is wrong with it, or an empty string. */
    static String wrong(Ask.Want want, Definition one) {
        return switch (want.sort()) {
            case METHOD -> method(want, one);
            case VARIABLE ->
                    Types.fits(one.type(), want.type())
                            ? ""
                            : "`%s` must be a `%s`, and yours is a `%s`."
                                    .formatted(want.name(), want.type(), one.type());
            case TYPE -> type(want, (ClassTree) one.tree());
        };
    }

    private static String method(Ask.Want want, Definition one) {
        if (!takes(want.parameters(), one.parameters())) {
            return "`%s` is asked for with the parameters (%s), and yours has (%s)."
                    .formatted(want.name(), listed(want.parameters()), listed(one.parameters()));
        }
        return want.type().equals("void") || Types.fits(one.type(), want.type())
                ? ""
                : "`%s` must return `%s`, and yours returns `%s`."
                        .formatted(want.name(), want.type(), one.type());
    }

    private static String type(Ask.Want want, ClassTree tree) {
        if (tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ENUM) {
            return "`%s` must be a class that can be made with `new`.".formatted(want.name());
        }
        List<List<String>> constructors = new ArrayList<>();
        List<String> components = new ArrayList<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method && method.getReturnType() == null) {
                constructors.add(types(method));
            }
            if (member instanceof VariableTree field && isComponent(tree, field)) {
                components.add(Types.name(field.getType()));
            }
        }
        if (tree.getKind() == Tree.Kind.RECORD || constructors.isEmpty()) {
            constructors.add(components);
        }
        if (constructors.stream().noneMatch(each -> takes(want.parameters(), each))) {
            return "`%s` must have a constructor with the parameters (%s)."
                    .formatted(want.name(), listed(want.parameters()));
        }
        if (tree.getExtendsClause() == null && tree.getImplementsClause().isEmpty()) {
            for (Ask.Want member : want.members()) {
                String wrong = member(member, tree, components);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        }
        return "";
    }

    private static String member(Ask.Want want, ClassTree tree, List<String> components) {
        boolean accessor =
                want.parameters().isEmpty()
                        && !components.isEmpty()
                        && tree.getMembers().stream()
                                .anyMatch(
                                        each ->
                                                each instanceof VariableTree field
                                                        && field.getName()
                                                                .contentEquals(want.name()));
        boolean found =
                accessor
                        || tree.getMembers().stream()
                                .anyMatch(
                                        each ->
                                                each instanceof MethodTree method
                                                        && method.getName()
                                                                .contentEquals(want.name())
                                                        && takes(want.parameters(), types(method)));
        return found
                ? ""
                : "`%s` must have the method `%s`.".formatted(tree.getSimpleName(), want.shown());
    }

    private static boolean isComponent(ClassTree tree, VariableTree field) {
        return tree.getKind() == Tree.Kind.RECORD
                && !field.getModifiers()
                        .getFlags()
                        .contains(javax.lang.model.element.Modifier.STATIC);
    }

    private static List<String> types(MethodTree method) {
        return method.getParameters().stream().map(each -> Types.name(each.getType())).toList();
    }

    private static boolean takes(List<String> asked, List<String> given) {
        if (asked.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < asked.size(); i++) {
            if (!Types.same(given.get(i), asked.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String listed(List<String> types) {
        return String.join(", ", types);
    }
}
