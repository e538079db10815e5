package org.thalweg.grade.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who handed in a file, by where it stands and what it is called.
 *
 * <ul>
 *   <li>nbgrader: {@code submitted/STUDENT/ps1/NAME.ipynb}
 *   <li>Moodle: {@code Full Name_12345_assignsubmission_file_/NAME.ipynb}, or the two in one name
 *   <li>Canvas: {@code lastfirst_12345_67890_NAME.ipynb}, {@code _LATE} behind the student if so
 *   <li>a folder for each student: {@code STUDENT/…/NAME.ipynb}
 *   <li>a notebook for each student: {@code STUDENT.ipynb}
 * </ul>
 */
final class Layout {
    /** What nbgrader puts beside a notebook: when it came. */
    static final String TIMESTAMP = "timestamp.txt";

    private static final String SUBMITTED = "submitted";
    private static final Pattern MOODLE =
            Pattern.compile("(.+?)_(\\d+)_assignsubmission_(?:file|onlinetext)(?:_(.*))?");
    private static final Pattern CANVAS =
            Pattern.compile("([^_]+)(?:_LATE)?_(\\d+)_(\\d+)_(.+)", Pattern.CASE_INSENSITIVE);

    private final String problemSet;
    private final String root;
    private final int wrapped;

    /**
     * Looks at all notebooks of a batch.
     *
     * @param problemSet its id
     * @param root the name of the folder or archive that holds them
     * @param notebooks their paths below it
     */
    Layout(String problemSet, String root, List<List<String>> notebooks) {
        this.problemSet = problemSet;
        this.root = root;
        this.wrapped = wrapped(notebooks);
    }

    /**
     * Who handed in a file, and what it was called at home.
     *
     * @param student the name
     * @param account the platform's number for the student; empty if there is none
     * @param notebook the file's own name
     */
    record Owner(String student, String account, String notebook) {}

    /** Returns whose file this is; empty for one of another assignment. */
    Optional<Owner> owner(List<String> path) {
        List<String> folders = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1);
        int submitted = root.equals(SUBMITTED) ? 0 : folders.indexOf(SUBMITTED) + 1;
        if ((submitted > 0 || root.equals(SUBMITTED)) && folders.size() >= submitted + 2) {
            return folders.get(submitted + 1).equals(problemSet)
                    ? Optional.of(new Owner(folders.get(submitted), "", name))
                    : Optional.empty();
        }
        for (String folder : folders) {
            Matcher moodle = MOODLE.matcher(folder);
            if (moodle.matches()) {
                return Optional.of(new Owner(moodle.group(1), moodle.group(2), name));
            }
        }
        Matcher moodle = MOODLE.matcher(name);
        if (moodle.matches()) {
            String own = moodle.group(3) == null ? name : moodle.group(3);
            return Optional.of(new Owner(moodle.group(1), moodle.group(2), own));
        }
        if (folders.size() > wrapped) {
            return Optional.of(new Owner(folders.get(wrapped), "", name));
        }
        Matcher canvas = CANVAS.matcher(name);
        if (canvas.matches()) {
            return Optional.of(new Owner(canvas.group(1), canvas.group(2), canvas.group(4)));
        }
        String stem = name.replaceFirst("(?i)\\.ipynb$", "");
        boolean own = isNamedLikeTheSet(name) && !root.isEmpty();
        return Optional.of(new Owner(own ? root : stem, "", name));
    }

    /** Returns whether this is the name under which the problem set is handed out. */
    boolean isNamedLikeTheSet(String notebook) {
        // platforms and browsers add "-1" and " (1)" to a second copy
        return notebook.toLowerCase(Locale.ROOT)
                .matches(
                        Pattern.quote(problemSet.toLowerCase(Locale.ROOT))
                                + "([-_][0-9]+| ?\\([0-9]+\\))?\\.ipynb");
    }

    /** How many folders all notebooks have in common that are no student's. */
    private int wrapped(List<List<String>> notebooks) {
        int depth = 0;
        while (allShare(notebooks, depth) && !isStudents(notebooks, depth)) {
            depth++;
        }
        return depth;
    }

    private static boolean allShare(List<List<String>> notebooks, int depth) {
        return !notebooks.isEmpty()
                && notebooks.stream().allMatch(path -> path.size() > depth + 1)
                && notebooks.stream().map(path -> path.get(depth)).distinct().count() == 1;
    }

    /**
     * A folder with a single notebook, or with one that still has the name it was handed out by.
     */
    private boolean isStudents(List<List<String>> notebooks, int depth) {
        return notebooks.stream()
                .filter(path -> path.size() == depth + 2)
                .anyMatch(
                        path ->
                                notebooks.size() == 1
                                        || isNamedLikeTheSet(path.get(path.size() - 1)));
    }
}
