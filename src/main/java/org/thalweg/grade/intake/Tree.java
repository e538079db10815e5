package org.thalweg.grade.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The files below what the teacher named: a folder or an archive. */
interface Tree extends Closeable {
    /** The largest notebook that is read. */
    int LARGEST = 64 << 20;

    /** The most files that are looked at. */
    int MOST = 100_000;

    /** Returns the last part of its name. */
    String name();

    /**
     * Lists its files in the order of their names.
     *
     * @param problems gets a sentence for each thing that is not a file to read
     * @throws IOException if nothing of it can be read
     */
    List<Found> files(List<String> problems) throws IOException;

    @Override
    default void close() throws IOException {}
}
