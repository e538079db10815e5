package org.thalweg.grade.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What the teacher got, as one notebook for each student, and a sentence for everything else. Stays
 * open while notebooks are read; see {@link Layout} for what is understood.
 */
public final class Submissions implements Closeable {
    private final Tree tree;
    private final List<Submission> list;
    private final List<String> problems;

    private Submissions(Tree tree, List<Submission> list, List<String> problems) {
        this.tree = tree;
        this.list = List.copyOf(list);
        this.problems = List.copyOf(problems);
    }

    /**
     * Who may hand in, and where they sit.
     *
     * @param roster the class; empty if anybody may
     * @param seat a student's number, asked for students of the roster only
     */
    public record Students(Optional<Roster> roster, ToIntFunction<String> seat) {
        /** Anybody; everybody has the edition for everybody. */
        public static final Students ANYBODY = new Students(Optional.empty(), student -> 0);
    }

    /**
     * Looks through a folder, an archive or at a single notebook; reads no notebook yet.
     *
     * @param what the teacher's
     * @param problemSet its id
     * @param who may hand in
     * @throws IOException with a reason if nothing of it can be read
     */
    public static Submissions in(Path what, String problemSet, Students who) throws IOException {
        Tree tree = tree(what);
        try {
            List<String> problems = new ArrayList<>();
            List<Found> files = tree.files(problems);
            return new Submissions(
                    tree, new Sorter(tree, problemSet, who, problems).sort(files), problems);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    private static Tree tree(Path what) throws IOException {
        if (Files.isDirectory(what)) {
            return new Folder(what);
        }
        if (!Files.exists(what)) {
            throw new IOException("it is not there; is it spelled right?");
        }
        return what.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".ipynb")
                ? new OneFile(what)
                : Archive.open(what);
    }

    /** Returns one for each student, in the order of their names. */
    public List<Submission> list() {
        return list;
    }

    /** Returns a sentence for each thing that is no submission, and for each doubt. */
    public List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        tree.close();
    }

    /** A notebook and whose it is. */
    private record Claim(Layout.Owner owner, Found file, long when) {}

    private static final class Sorter {
        private final Tree tree;
        private final String problemSet;
        private final Students who;
        private final List<String> problems;

        Sorter(Tree tree, String problemSet, Students who, List<String> problems) {
            this.tree = tree;
            this.problemSet = problemSet;
            this.who = who;
            this.problems = problems;
        }

        List<Submission> sort(List<Found> all) {
            List<Found> files = all.stream().filter(file -> !file.isHidden()).toList();
            List<Found> notebooks = files.stream().filter(Found::isNotebook).toList();
            Layout layout =
                    new Layout(
                            problemSet, tree.name(), notebooks.stream().map(Found::path).toList());
            Map<String, List<Claim>> byStudent = new TreeMap<>();
            List<Claim> claims = claims(layout, notebooks, files);
            Map<String, String> names = names(claims);
            for (Claim claim : claims) {
                byStudent
                        .computeIfAbsent(names.get(who(claim)), name -> new ArrayList<>())
                        .add(claim);
            }
            sayOthers(layout, files, claims);
            List<Submission> list = new ArrayList<>();
            byStudent.forEach((student, theirs) -> list.add(choose(layout, student, theirs)));
            return list;
        }

        private List<Claim> claims(Layout layout, List<Found> notebooks, List<Found> files) {
            Map<List<String>, Found> stamps = new HashMap<>();
            files.stream()
                    .filter(file -> file.name().equals(Layout.TIMESTAMP))
                    .forEach(file -> stamps.put(file.folder(), file));
            List<Claim> claims = new ArrayList<>();
            int others = 0;
            for (Found file : notebooks) {
                Optional<Layout.Owner> owner = layout.owner(file.path());
                if (owner.isEmpty()) {
                    others++;
                } else {
                    long when = when(stamps.get(file.folder()), file.modified());
                    claims.add(new Claim(owner.get(), file, when));
                }
            }
            if (others > 0) {
                problems.add(
                        others
                                + (others == 1 ? " notebook is" : " notebooks are")
                                + " of other assignments than "
                                + problemSet
                                + "; passed over.");
            }
            return claims;
        }

        private static String who(Claim claim) {
            return claim.owner().student() + "\n" + claim.owner().account();
        }

        /** What each owner is called in the results. */
        private Map<String, String> names(List<Claim> claims) {
            Map<String, Set<String>> accounts = new HashMap<>();
            for (Claim claim : claims) {
                accounts.computeIfAbsent(
                                Student.key(Student.clean(claim.owner().student())),
                                key -> new LinkedHashSet<>())
                        .add(claim.owner().account());
            }
            Map<String, String> spelled = new HashMap<>();
            Map<String, String> names = new LinkedHashMap<>();
            for (Claim claim : claims) {
                String plain = Student.clean(claim.owner().student());
                String account = claim.owner().account();
                Set<String> same = accounts.get(Student.key(plain));
                String full = same.size() > 1 && !account.isEmpty() ? plain + " " + account : plain;
                String name =
                        who.roster()
                                .flatMap(
                                        roster ->
                                                roster.find(full)
                                                        .or(() -> roster.find(account))
                                                        .or(
                                                                () ->
                                                                        same.size() > 1
                                                                                ? Optional.empty()
                                                                                : roster.find(
                                                                                        plain)))
                                .orElse(full.isEmpty() ? "nameless" : full);
                names.put(who(claim), spelled.computeIfAbsent(Student.key(name), key -> name));
            }
            return names;
        }

        private Submission choose(Layout layout, String student, List<Claim> theirs) {
            List<Claim> sorted = new ArrayList<>(theirs);
            sorted.sort(
                    Comparator.comparing(
                                    (Claim claim) ->
                                            !layout.isNamedLikeTheSet(claim.owner().notebook()))
                            .thenComparing(Claim::when, Comparator.reverseOrder())
                            .thenComparing(claim -> claim.file().toString()));
            Claim chosen = sorted.get(0);
            List<String> notes = new ArrayList<>();
            if (sorted.size() > 1) {
                notes.add(several(sorted));
                problems.add(student + ": " + several(sorted));
            }
            boolean listed =
                    who.roster().map(roster -> roster.students().contains(student)).orElse(false);
            if (who.roster().isPresent() && !listed) {
                String sentence =
                        "not on the roster, so graded as the edition for everybody (seat 0).";
                notes.add("The name is " + sentence);
                problems.add(student + " is " + sentence);
            }
            return new Submission(
                    student,
                    listed ? who.seat().applyAsInt(student) : 0,
                    Student.clean(chosen.owner().notebook()),
                    chosen.file().content(),
                    notes);
        }

        private static String several(List<Claim> sorted) {
            boolean onePlace =
                    sorted.stream().map(claim -> claim.file().folder()).distinct().count() == 1;
            List<String> names =
                    sorted.stream()
                            .map(
                                    claim ->
                                            Student.clean(
                                                    onePlace
                                                            ? claim.owner().notebook()
                                                            : claim.file().toString()))
                            .toList();
            return "handed in "
                    + sorted.size()
                    + " notebooks"
                    + (onePlace ? "" : " in different places")
                    + "; graded was "
                    + names.get(0)
                    + ", not "
                    + String.join(", ", names.subList(1, names.size()))
                    + ".";
        }

        /** Says what is no notebook, unless it lies beside its student's. */
        private void sayOthers(Layout layout, List<Found> files, List<Claim> claims) {
            Set<String> present =
                    claims.stream()
                            .map(claim -> claim.owner().student())
                            .collect(Collectors.toSet());
            Map<String, List<String>> without = new LinkedHashMap<>();
            for (Found file : files) {
                if (file.isNotebook() || file.name().equals(Layout.TIMESTAMP)) {
                    continue;
                }
                if (file.isArchive()) {
                    problems.add(
                            Student.clean(file.toString())
                                    + " is an archive and was not opened; unpack it if a"
                                    + " notebook in it should count.");
                }
                layout.owner(file.path())
                        .filter(owner -> !present.contains(owner.student()))
                        .ifPresent(
                                owner -> {
                                    boolean loose = owner.student().equals(file.name());
                                    if (loose && !file.isArchive()) {
                                        problems.add(
                                                Student.clean(file.toString())
                                                        + " is not a notebook.");
                                    } else if (!loose) {
                                        without.computeIfAbsent(
                                                        owner.student(), s -> new ArrayList<>())
                                                .add(owner.notebook());
                                    }
                                });
            }
            without.forEach(
                    (student, names) ->
                            problems.add(
                                    Student.clean(student)
                                            + " handed in no notebook, but "
                                            + shortened(names)
                                            + "."));
        }

        private static String shortened(Collection<String> names) {
            String first =
                    names.stream().limit(3).map(Student::clean).collect(Collectors.joining(", "));
            return names.size() > 3 ? first + " and " + (names.size() - 3) + " more files" : first;
        }

        /** nbgrader's timestamp, "2026-06-07 15:58:23.948203 UTC", else the file's own. */
        private static long when(Found stamp, long modified) {
            if (stamp == null) {
                return modified;
            }
            try {
                String text = new String(stamp.content().read(), StandardCharsets.UTF_8).strip();
                String utc = text.replaceFirst(" ?(UTC|Z)$", "").replace(' ', 'T');
                return utc.matches(".*[+-]\\d\\d:?\\d\\d$")
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME
                                .parse(utc, Instant::from)
                                .toEpochMilli()
                        : LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC).toEpochMilli();
            } catch (IOException | DateTimeParseException e) {
                return modified;
            }
        }
    }
}
