package org.thalweg.grade.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SecretTest {
    private static final String EXAMPLE =
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @TempDir Path folder;

    private Secret secret(String digits) throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, digits + "\n");
        return Secret.keptIn(file);
    }

    /** Python's release computes the same from the same file. */
    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/grade/seats.csv", numLinesToSkip = 1)
    void seatIsThatOfTheExamples(String digits, String student, int seat) throws IOException {
        assertThat(secret(digits).seat(student)).isEqualTo(seat);
    }

    @Test
    void drawIsThatOfTheRule() throws IOException {
        Secret secret = secret(EXAMPLE);
        // computed with Python's hmac
        assertThat(secret.draw("ps1", "alice", "momentum", 0).seed())
                .isEqualTo(-3982695398277043333L);
        assertThat(secret.draw("ps1", "Zoë Müller", "momentum", 17).seed())
                .isEqualTo(-4853679061197903736L);
        assertThat(secret.draw("ps1", "Zoë Müller", "momentum", 17).seat()).isEqualTo(17);
        assertThat(secret.id()).isEqualTo("630dcd29");
    }

    @Test
    void everythingChangesTheDraw() throws IOException {
        Secret secret = secret(EXAMPLE);
        Set<Long> seeds = new TreeSet<>();
        for (String set : new String[] {"ps1", "ps2"}) {
            for (String student : new String[] {"alice", "bob"}) {
                for (String task : new String[] {"sgd", "adam"}) {
                    seeds.add(secret.draw(set, student, task, 0).seed());
                }
            }
        }
        assertThat(seeds).hasSize(8);
    }

    @Test
    void accentsMayBeWrittenInTwoWays() throws IOException {
        Secret secret = secret(EXAMPLE);
        assertThat(secret.seat("Zoe\u0308")).isEqualTo(secret.seat("Zo\u00eb"));
        assertThat(secret.draw("ps1", "Zoe\u0308", "sgd", 0))
                .isEqualTo(secret.draw("ps1", "Zo\u00eb", "sgd", 0));
    }

    @Test
    void isMadeOnceAndForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("new").resolve("secret");
        Secret made = Secret.keptIn(file);
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(Secret.keptIn(file).id()).isEqualTo(made.id());
        assertThat(file.getParent()).isDirectoryContaining("glob:**/secret");
        try (var all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void twoSecretsDiffer() throws IOException {
        assertThat(Secret.keptIn(folder.resolve("a")).id())
                .isNotEqualTo(Secret.keptIn(folder.resolve("b")).id());
    }

    @Test
    void isNeverShown() throws IOException {
        assertThat(secret(EXAMPLE)).hasToString("secret 630dcd29");
    }

    @Test
    void somethingElseInItsPlaceIsNotOverwritten() throws IOException {
        Path file = folder.resolve("secret");
        Files.write(file, "my password".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Secret.keptIn(file))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("is not a grading secret: 64 hexadecimal digits")
                .hasMessageNotContaining("password");
        assertThat(Files.readString(file)).isEqualTo("my password");
    }
}
