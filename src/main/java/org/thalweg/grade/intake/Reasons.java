package org.thalweg.grade.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Says in words why reading or writing failed. */
public final class Reasons {
    private Reasons() {}

    /** Returns a part of a sentence: "its permissions forbid it". */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "its permissions forbid it";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        if (e instanceof FileSystemLoopException) {
            return "it leads back to a folder above it";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String said = e.getMessage();
        return said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    }
}
