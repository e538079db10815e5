package org.thalweg.grade.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A single notebook; the folder it is in says whose it is if its own name does not.
 *
 * @param file the notebook
 */
record OneFile(Path file) implements Tree {
    @Override
    public String name() {
        return new Folder(file.toAbsolutePath().normalize().getParent()).name();
    }

    @Override
    public List<Found> files(List<String> problems) throws IOException {
        return List.of(
                new Found(
                        List.of(String.valueOf(file.getFileName())),
                        Files.getLastModifiedTime(file).toMillis(),
                        () -> Folder.read(file)));
    }
}
