package org.thalweg.grade.read.inside;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Something that a notebook defines.
 *
 * @param sort method, type or variable
 * @param name its name
 * @param key what the last of counts: the name, of a method with the types of its parameters
 * @param type of a variable or of a method's result, see {@link Types}; empty if unknown
 * @param parameters the types of a method's parameters
 * @param varargs whether the last parameter takes any number
 * @param tree what the parser made of it
 * @param of the part of the notebook that holds it
 */
record Definition(
        Ask.Sort sort,
        String name,
        String key,
        String type,
        List<String> parameters,
        boolean varargs,
        Tree tree,
        Part of) {
    /** Whether a call with so many arguments can mean this method. */
    boolean takes(int arguments) {
        return parameters.size() == arguments || varargs && arguments >= parameters.size() - 1;
    }

    int cell() {
        return of.piece().cell();
    }

    /** Whether it means the same as another, spaces and comments aside. */
    boolean isLike(Definition other) {
        return key.equals(other.key) && tree.toString().equals(other.tree.toString());
    }

    /** Whether the types below it must stand beside it, because it does not name them. */
    boolean isOpenlySealed() {
        return tree instanceof ClassTree type
                && type.getModifiers().getFlags().contains(Modifier.SEALED)
                && type.getPermitsClause().isEmpty();
    }

    /** The types that a type extends and implements. */
    List<String> above() {
        List<String> above = new ArrayList<>();
        if (tree instanceof ClassTree type) {
            if (type.getExtendsClause() != null) {
                above.add(Types.name(type.getExtendsClause()));
            }
            type.getImplementsClause().forEach(each -> above.add(Types.name(each)));
        }
        return above;
    }
}
