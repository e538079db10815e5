package org.thalweg.grade.intake;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The students of a class: a table with a header, one row a student. The column {@code id} (or
 * {@code student_id}, {@code student}, {@code username}) names them; {@code name}, {@code
 * first_name} with {@code last_name}, and {@code email} help to recognize what a platform made of
 * it.
 */
public final class Roster {
    private static final List<String> ID =
            List.of("id", "student_id", "student", "username", "user_id");
    private static final List<String> NAME = List.of("name", "full_name", "fullname");
    private static final List<String> FIRST =
            List.of("first_name", "firstname", "first", "given_name");
    private static final List<String> LAST =
            List.of("last_name", "lastname", "last", "surname", "family_name");
    private static final List<String> EMAIL = List.of("email", "e-mail", "email_address", "mail");

    private final Set<String> ids = new LinkedHashSet<>();

    /**
     * What platforms may call a student, without case and blanks; those of two students are none.
     */
    private final Map<String, String> known = new HashMap<>();

    private final Set<String> ambiguous = new HashSet<>();

    private Roster() {}

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException with a sentence if it is no roster or names a student twice
     */
    public static Roster read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is not in UTF-8. Save it as \"CSV UTF-8\".", e);
        }
        return of(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    static Roster of(String file, String text) {
        List<List<String>> rows = Csv.parse(text);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty; it needs a header with id.");
        }
        List<String> header =
                rows.get(0).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                        .toList();
        int id = column(header, ID);
        if (id < 0) {
            throw new IllegalArgumentException(
                    file
                            + " has no column id. Its first line must name the columns: id, and if"
                            + " you like first_name, last_name, email. It has "
                            + String.join(", ", header)
                            + ".");
        }
        Roster roster = new Roster();
        for (List<String> row : rows.subList(1, rows.size())) {
            String student = Student.clean(cell(row, id));
            if (student.isEmpty()) {
                continue;
            }
            if (!roster.ids.add(student)) {
                throw new IllegalArgumentException(
                        file + " names the student " + student + " twice.");
            }
            roster.learn(student, header, row);
        }
        return roster;
    }

    private void learn(String student, List<String> header, List<String> row) {
        String first = cell(row, column(header, FIRST));
        String last = cell(row, column(header, LAST));
        String email = cell(row, column(header, EMAIL));
        Set<String> forms = new LinkedHashSet<>();
        forms.add(key(student));
        forms.add(key(cell(row, column(header, NAME))));
        forms.add(key(email));
        forms.add(key(email.replaceFirst("@.*", "")));
        if (!first.isBlank() && !last.isBlank()) {
            forms.add(key(first + last));
            forms.add(key(last + first));
        }
        forms.remove("");
        for (String form : forms) {
            String other = known.putIfAbsent(form, student);
            if (other != null && !other.equals(student)) {
                ambiguous.add(form);
            }
        }
    }

    private static int column(List<String> header, List<String> names) {
        return names.stream().map(header::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** Letters and digits only: platforms drop the rest. */
    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Returns the names of all, in the order of the file. */
    public List<String> students() {
        return new ArrayList<>(ids);
    }

    /** Returns whom a platform calls so; empty if nobody or more than one may be meant. */
    Optional<String> find(String name) {
        if (ids.contains(name)) {
            return Optional.of(name);
        }
        String key = key(name);
        return ambiguous.contains(key) ? Optional.empty() : Optional.ofNullable(known.get(key));
    }
}
