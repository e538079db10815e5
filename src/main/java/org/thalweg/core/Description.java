package org.thalweg.core;

/**
 * What a method is, in words: its rule, what it remembers and where it comes from.
 *
 * @param name the method with its settings, as it prints
 * @param formula its update in the symbols of docs/notation.md
 * @param memory how many numbers it keeps between updates, n being the number of parameters: "2n"
 * @param source who published it, when and where
 */
public record Description(String name, String formula, String memory, String source) {
    /** Describes a method by its own print-out and the rest in words. */
    public static Description of(Method method, String formula, String memory, String source) {
        return new Description(Parts.name(method), formula, memory, source);
    }

    /** Returns what a part of a method or schedule prints as; a lambda has no name of its own. */
    public static String nameOf(Object part) {
        return Parts.name(part);
    }

    /** Returns four lines to read. */
    @Override
    public String toString() {
        return name + "\n  " + formula + "\n  numbers kept: " + memory + "\n  " + source;
    }
}
