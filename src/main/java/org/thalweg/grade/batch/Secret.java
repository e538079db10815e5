package org.thalweg.grade.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.thalweg.check.Draw;

/**
 * What the teacher knows and no student: 32 random bytes, kept in a file as hexadecimal digits.
 * With HMAC-SHA256 under them, the first 8 bytes of the result taken as one number, most
 * significant byte first, names in Unicode's form NFC:
 *
 * <pre>
 * seat(student)                    = 1 + unsigned HMAC("seat\n" + student) mod 9999
 * seed(problem set, student, task) = signed HMAC("seed\n" + problem set + "\n" + student + "\n" + task)
 * </pre>
 *
 * The seat decides which numbers are in a student's tasks, the seed which inputs the checks draw.
 * {@code ./course release} computes seats by the same rule.
 */
public final class Secret {
    private static final int BYTES = 32;
    private static final int SEATS = 9999;

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /** Returns the one that is none: the inputs that follow from it are anybody's. */
    public static Secret known() {
        return new Secret(new byte[BYTES]);
    }

    /**
     * Reads the file, or makes it, readable by its owner only, if there is none.
     *
     * @throws IOException if it cannot be read or made
     * @throws Trouble if it holds something else
     */
    public static Secret keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new Trouble(
                    file
                            + " is not a grading secret: "
                            + 2 * BYTES
                            + " hexadecimal digits belong there. Restore it from a copy; or delete"
                            + " it for a new one, and then everything is graded again.");
        }
        return new Secret(HexFormat.of().parseHex(text));
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // whole or not at all, even if two graders start at once
        Path temporary =
                Files.createTempFile(folder, "secret", ".tmp", privately(folder, "rw-------"));
        try {
            Files.writeString(
                    temporary,
                    HexFormat.of().formatHex(random) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            try {
                Files.createLink(file, temporary);
            } catch (FileAlreadyExistsException e) {
                return; // the other one's counts
            } catch (UnsupportedOperationException e) {
                Files.move(temporary, file);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] privately(Path folder, String permissions)
            throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.copyOf(PosixFilePermissions.fromString(permissions)))
                }
                : new FileAttribute<?>[0];
    }

    /** Returns eight letters that tell it from other secrets and give nothing away. */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns a student's seat, 1 to 9999. */
    public int seat(String student) {
        return 1 + (int) Long.remainderUnsigned(first("seat\n" + nfc(student)), SEATS);
    }

    /**
     * Returns where the inputs of a task come from.
     *
     * @param problemSet its id
     * @param student the name
     * @param task its name
     * @param seat the student's seat, 0 for the edition for everybody
     */
    public Draw draw(String problemSet, String student, String task, int seat) {
        String what = "seed\n" + problemSet + "\n" + nfc(student) + "\n" + task;
        return new Draw(first(what), seat);
    }

    private static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private long first(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** Does not tell it. */
    @Override
    public String toString() {
        return "secret " + id();
    }
}
