package org.thalweg.grade.intake;

import java.util.List;

/**
 * A file that somebody handed in.
 *
 * @param path its folders and its name, below what the teacher named
 * @param modified milliseconds since 1970; 0 if not known
 * @param content its bytes
 */
record Found(List<String> path, long modified, Submission.Content content) {
    String name() {
        return path.get(path.size() - 1);
    }

    List<String> folder() {
        return path.subList(0, path.size() - 1);
    }

    boolean isNotebook() {
        return ends(".ipynb");
    }

    boolean isArchive() {
        return ends(".zip")
                || ends(".tar")
                || ends(".gz")
                || ends(".tgz")
                || ends(".7z")
                || ends(".rar");
    }

    /** What systems leave behind: .DS_Store, .ipynb_checkpoints, __MACOSX. */
    boolean isHidden() {
        return path.stream()
                .anyMatch(
                        part ->
                                part.startsWith(".") && !part.equals("..")
                                        || part.equals("__MACOSX"));
    }

    private boolean ends(String suffix) {
        String name = name();
        int from = name.length() - suffix.length();
        return from > 0 && name.regionMatches(true, from, suffix, 0, suffix.length());
    }

    @Override
    public String toString() {
        return String.join("/", path);
    }
}
