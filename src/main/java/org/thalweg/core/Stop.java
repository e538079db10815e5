package org.thalweg.core;

/** Why a method has nothing left to do. */
public enum Stop {
    /** The gradient is as good as zero. */
    GRADIENT("the gradient is as good as zero"),
    /** The last update changed neither the parameters nor the value by more than rounding. */
    CHANGE("the last update changed nothing to speak of"),
    /** No step along the search direction lowers the value. */
    LINE_SEARCH(
            "no decrease along the search direction: is g the gradient of f? sam and clipNorm are not for line searches"),
    /** Along the search direction f does not curve upwards, and the method needs that it does. */
    CURVATURE(
            "f does not curve upwards along the search direction: is it a convex quadratic? use a method that searches"),
    /** A linear system could not be solved. */
    SINGULAR("the matrix of the step is singular or not finite: add damping");

    private final String sentence;

    Stop(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the reason in words. */
    public String sentence() {
        return sentence;
    }
}
