/**
 * The algorithms, one file each, in the paper's symbols: one fused loop, its equation and its
 * source. Plain JDK.
 */
package org.thalweg.method;
