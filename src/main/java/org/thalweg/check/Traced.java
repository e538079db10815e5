package org.thalweg.check;

/**
 * Two walks on the same public problem, for a figure; row 0 is the start.
 *
 * @param theirs where the student's answer goes; rows may be missing where it failed
 * @param right where the reference goes
 */
public record Traced(double[][] theirs, double[][] right) {}
