package org.thalweg.grade.batch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.intake.Submission;

/** What a result depends on, as one hash: equal keys, equal results. */
final class Key {
    private final String common;

    /**
     * What is the same for all submissions of a batch.
     *
     * @param set what was handed out
     * @param secret where inputs come from
     * @param isolation where answers are run
     * @param grader the version of specifications and grader, see {@link #ofGrader}
     */
    Key(ProblemSet set, Secret secret, String isolation, String grader) {
        this.common =
                hash(
                        set.id(),
                        secret.id(),
                        isolation,
                        grader,
                        // messages of the compiler differ between releases
                        Integer.toString(Runtime.version().feature()));
    }

    /** Returns the key of a submission. */
    String of(Submission submission, byte[] notebook) {
        MessageDigest digest = digest();
        return hash(
                common,
                submission.student(),
                Integer.toString(submission.seat()),
                submission.notebook(),
                String.join("\n", submission.notes()),
                HexFormat.of().formatHex(digest.digest(notebook)));
    }

    /**
     * Returns a hash of the classes that this grader is made of, specifications included.
     *
     * @throws IOException if they cannot be read
     */
    static String ofGrader() throws IOException {
        CodeSource source = Key.class.getProtectionDomain().getCodeSource();
        try {
            Path where = Path.of(source.getLocation().toURI());
            MessageDigest digest = digest();
            try (Stream<Path> files = Files.walk(where)) {
                List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
                for (Path file : sorted) {
                    add(digest, file);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    private static String hash(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
