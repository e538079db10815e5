package org.thalweg.grade;

/**
 * A line of a submitted notebook.
 *
 * @param cell the cell's place in the notebook, from 1
 * @param line the line in the cell, from 1
 */
public record Place(int cell, int line) {
    @Override
    public String toString() {
        return "cell " + cell + ", line " + line;
    }
}
