package org.thalweg.grade;

import java.io.Closeable;
import java.util.List;
import org.thalweg.check.Task;

/** Finds, splits and compiles the answers of a notebook, in a sandboxed process. */
public interface Compiler extends Closeable {
    /**
     * Compiles the answers; never fails because of what is in the cells.
     *
     * @param cells of the notebook, in order
     * @param tasks those answered by code, numbers or a letter
     * @return one for each task, in order
     */
    List<Compiled> compile(List<Cell> cells, List<Task> tasks);

    @Override
    void close();
}
