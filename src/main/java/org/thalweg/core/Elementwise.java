package org.thalweg.core;

/**
 * A promise without methods: coordinates do not see one another, so a block may be cut anywhere,
 * into threads say.
 */
@FunctionalInterface
public interface Elementwise extends Blockwise {}
