/**
 * The functions methods are tried on: formula, gradient, Hessian, minimizers, customary start and
 * plotting window. Plain JDK and {@code core}. Start with {@link
 * org.thalweg.function.TestFunction}, then {@link org.thalweg.function.Quadratic}, on which every
 * statement of the first lessons can be proved.
 */
package org.thalweg.function;
