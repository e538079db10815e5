package org.thalweg.check;

/**
 * Something that an answer must define: a method, a class or a variable of the notebook.
 *
 * @param <A> what a check gets of it
 * @param kind method, class or variable
 * @param name as the student writes it
 * @param type of a method: an interface whose one method has the same parameters and result; of a
 *     class: an interface whose one method has the constructor's parameters and returns an
 *     interface with the methods that are called; of a variable: its type
 */
public record Wanted<A>(Kind kind, String name, Class<A> type) {
    /** The three things a cell can define. */
    public enum Kind {
        /** A method of the notebook. */
        METHOD,
        /** A class of the notebook. */
        CLASS,
        /** A variable of the notebook. */
        VARIABLE
    }

    /** Checks that the name is one and that a method or class is asked for by an interface. */
    public Wanted {
        if (name == null || !name.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException(
                    "name must be a Java identifier, got \"" + name + "\"");
        }
        if (kind != Kind.VARIABLE && !type.isInterface()) {
            throw new IllegalArgumentException(
                    "the " + kind + " " + name + " is asked for by an interface, got " + type);
        }
    }

    /** A method; {@code type} is an interface with one method like it. */
    public static <A> Wanted<A> method(String name, Class<A> type) {
        return new Wanted<>(Kind.METHOD, name, type);
    }

    /** A class; {@code type} is an interface whose one method is like its constructor. */
    public static <A> Wanted<A> type(String name, Class<A> type) {
        return new Wanted<>(Kind.CLASS, name, type);
    }

    /**
     * A variable: {@code String}, {@code double}, {@code int}, {@code double[]}, or an interface.
     */
    public static <A> Wanted<A> variable(String name, Class<A> type) {
        return new Wanted<>(Kind.VARIABLE, name, type);
    }
}
