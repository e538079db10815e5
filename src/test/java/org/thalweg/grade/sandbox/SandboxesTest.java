package org.thalweg.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxesTest {
    @Test
    void theStrongestThatWorksIsTakenAndTheOthersSayWhatTheyLack() throws IOException {
        Sandboxes sandboxes = new Sandboxes();
        Sandbox strongest = sandboxes.strongest();
        for (Sandbox.Tier tier : Sandbox.Tier.values()) {
            Optional<Sandbox> found = sandboxes.of(tier);
            found.ifPresent(
                    sandbox -> {
                        assertThat(sandbox.tier()).isEqualTo(tier);
                        assertThat(sandbox.name()).isNotBlank();
                        assertThat(sandbox.doesNotStop()).endsWith(".");
                    });
            if (tier.compareTo(strongest.tier()) < 0) {
                assertThat(found).isEmpty();
            }
        }
        long stronger =
                Arrays.stream(Sandbox.Tier.values())
                        .filter(tier -> tier.compareTo(strongest.tier()) < 0)
                        .count();
        assertThat(sandboxes.better(strongest.tier()))
                .hasSize((int) stronger)
                .allMatch(sentence -> sentence.endsWith("."));
        assertThat(sandboxes.of(Sandbox.Tier.PLAIN)).isPresent();
    }

    @Test
    void whatAMachineLacksIsSaidWithTheRemedy() {
        assertThat(
                        Sandboxes.remedy(
                                "bwrap: No permissions to create new namespace, likely because the"
                                        + " kernel does not allow non-privileged user namespaces.",
                                1))
                .contains("kernel.apparmor_restrict_unprivileged_userns=0");
        assertThat(Sandboxes.remedy("", 134)).contains("134");
        assertThat(Sandboxes.remedy("Landlock is missing: it needs …", 1)).startsWith("Landlock");
    }

    @Test
    void aLimitIsSetForEachKindOfGuest() {
        for (Guest.Kind kind : Guest.Kind.values()) {
            assertThat(Limits.of(kind).java(17))
                    .anyMatch(option -> option.startsWith("-Xmx"))
                    .contains("-XX:+ExitOnOutOfMemoryError")
                    .doesNotContain("--illegal-native-access=deny");
            assertThat(Limits.of(kind).java(25)).contains("--illegal-native-access=deny");
        }
        assertThat(Arrays.stream(Guest.Kind.values()).map(kind -> Limits.of(kind).memory()))
                .allMatch(kilobytes -> kilobytes > 1_000_000);
    }
}
