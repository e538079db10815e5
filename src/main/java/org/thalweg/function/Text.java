package org.thalweg.function;

/** Words shared by the functions: how numbers and dimensions print. */
final class Text {
    private Text() {}

    /** Returns 10 rather than 10.0. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Returns "Ackley" in the customary two dimensions, "Ackley in 5 dimensions" otherwise. */
    static String inDimensions(String name, int n) {
        return n == 2 ? name : name + " in " + n + (n == 1 ? " dimension" : " dimensions");
    }
}
