package org.thalweg.core;

/** Words for the errors and for printing of objectives. */
final class Parts {
    private Parts() {}

    static UnsupportedOperationException missing(Objective f, Class<?> part) {
        String remedy =
                part == Twice.class
                        ? "second derivatives (Twice): implement hessian(x, h), or use f.numericalHessian()"
                        : part == LeastSquares.class
                                ? "residuals (LeastSquares): use a model with squared loss, without l2, sam or clipNorm around it"
                                : part == Kronecker.class
                                        ? "Kronecker factors (Kronecker): use a layered model, without sam or clipNorm around it"
                                        : part.getSimpleName();
        return new UnsupportedOperationException(name(f) + " does not offer " + remedy);
    }

    /** Returns what f prints as; a lambda has no name of its own. */
    static String name(Object f) {
        return f.getClass().isHidden() ? "your lambda" : f.toString();
    }
}
