package org.thalweg.grade.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Names of students: they come from files and folders, so anything can be in them. */
public final class Student {
    private static final int LONGEST = 100;
    private static final int LONGEST_FILE = 60;

    private Student() {}

    /** Returns the name in one line, without what cannot be seen, and not too long. */
    public static String clean(String name) {
        String line =
                Normalizer.normalize(name, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\s]+", " ")
                        .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /**
     * Returns the name of the file or folder that holds what came of a student: letters, digits and
     * {@code . _ @ + -}, the same for the same name on every system. Names that had to be changed
     * end in eight digits of their hash, so that two different ones stay two.
     */
    public static String fileName(String student) {
        String plain = student.replace(' ', '_').replaceAll("[^\\p{L}\\p{M}\\p{N}._@+-]", "-");
        plain = plain.replaceAll("^[.-]+|[.]+$", "");
        boolean reserved =
                plain.toUpperCase(Locale.ROOT).matches("(CON|PRN|AUX|NUL|COM\\d|LPT\\d)(\\..*)?");
        boolean whole =
                plain.equals(student.replace(' ', '_'))
                        && !plain.isEmpty()
                        && plain.length() <= LONGEST_FILE
                        && !reserved;
        if (whole) {
            return plain;
        }
        int end = Math.min(plain.length(), LONGEST_FILE);
        // half a character would be no name of a file
        boolean halved = end > 0 && Character.isHighSurrogate(plain.charAt(end - 1));
        String start = plain.substring(0, halved ? end - 1 : end);
        return (start.isEmpty() || reserved ? "student" : start) + "-" + hash(student);
    }

    /** Returns equal texts for names whose files would be one on some system. */
    static String key(String student) {
        return fileName(student).toLowerCase(Locale.ROOT);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
