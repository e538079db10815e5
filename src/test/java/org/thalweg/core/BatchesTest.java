package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
    private static List<Integer> epoch(Batches batches, int e) {
        List<Integer> seen = new ArrayList<>();
        for (batches.start(e); batches.next(); ) {
            for (int k = batches.from(); k < batches.to(); k++) {
                seen.add(batches.rows()[k]);
            }
        }
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "7, 1, 7",
        "7, 3, 3",
        "8, 4, 2",
        "10, 4, 3",
        "5, 5, 1",
        "5, 99, 1",
        "1000, 32, 32"
    })
    void everyEpochVisitsEachRowOnce(int n, int size, int perEpoch) {
        Batches batches = new Batches(n, size, 42);
        assertThat(batches.perEpoch()).isEqualTo(perEpoch);
        for (int e = 0; e < 5; e++) {
            assertThat(epoch(batches, e)).hasSize(n).doesNotHaveDuplicates();
        }
    }

    @Test
    void theShortLastBatchIsKept() {
        Batches batches = new Batches(10, 4, 1);
        List<Integer> lengths = new ArrayList<>();
        for (batches.start(0); batches.next(); ) {
            lengths.add(batches.to() - batches.from());
        }
        assertThat(lengths).containsExactly(4, 4, 2);
    }

    @Test
    void theOrderIsAFunctionOfSeedAndEpoch() {
        Batches batches = new Batches(20, 3, 5);
        List<Integer> first = epoch(batches, 0);
        List<Integer> second = epoch(batches, 1);
        assertThat(second).isNotEqualTo(first);
        assertThat(epoch(batches, 0)).isEqualTo(first);
        assertThat(epoch(new Batches(20, 7, 5), 1)).isEqualTo(second);
        assertThat(epoch(new Batches(20, 3, 6), 0)).isNotEqualTo(first);
    }

    @Test
    void everyPositionIsEquallyLikely() {
        int[] at = new int[6];
        for (int seed = 0; seed < 6000; seed++) {
            at[epoch(new Batches(6, 1, seed), 3).indexOf(2)]++;
        }
        for (int count : at) {
            assertThat(count).as("4.5 deviations of a binomial(6000, 1/6)").isBetween(870, 1130);
        }
    }

    @Test
    void aBatchOfAllRowsKeepsTheirOrder() {
        assertThat(epoch(new Batches(4, 4, 9), 3)).containsExactly(0, 1, 2, 3);
        assertThat(epoch(new Batches(4, 5, 9), 3)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void seekingEqualsWalking() {
        Batches walked = new Batches(11, 3, 2);
        for (int update = 0; update < 30; update++) {
            Batches sought = new Batches(11, 3, 2);
            sought.seek(update);
            sought.advance();
            walked.advance();
            assertThat(sought.epoch()).isEqualTo(walked.epoch());
            assertThat(sought.from()).isEqualTo(walked.from());
            assertThat(sought.to()).isEqualTo(walked.to());
            assertThat(sought.rows()).containsExactly(walked.rows());
        }
    }

    @Test
    void aCopyComesBackToTheSameBatch() {
        for (int update = 0; update < 9; update++) {
            Batches batches = new Batches(11, 3, 2);
            for (int k = 0; k < update; k++) {
                batches.advance();
            }
            Batches before = batches.copy();
            for (int k = 0; k < 7; k++) {
                batches.advance();
            }
            batches.moveTo(before);
            assertThat(batches).usingRecursiveComparison().isEqualTo(before);
            assertThat(batches.rows()).isNotSameAs(before.rows());
            if (update > 0) {
                assertThat(batches.to()).isEqualTo(before.to());
            }
        }
    }

    @Test
    void goesOnlyWhereACursorOfItsKindStands() {
        Batches batches = new Batches(11, 3, 2);
        for (Batches other :
                List.of(new Batches(12, 3, 2), new Batches(11, 4, 2), new Batches(11, 3, 1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches.moveTo(other))
                    .withMessage(
                            "these are batches of 3 from 11 rows (seed 2), the other cursor has %s: use its copy()",
                            other);
        }
    }

    @Test
    void errorsSayWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batches(0, 1, 0))
                .withMessage("n must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batches(5, 0, 0))
                .withMessage("size must be at least 1, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Batches(5, 1, 0).start(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Batches(5, 1, 0).seek(-1));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Batches(5, 1, 0).from())
                .withMessageContaining("call next() first");
    }

    /** The order of an epoch is part of every published number: it may never change. */
    @Test
    void theOrderIsTheOneItHasAlwaysBeen() {
        assertThat(epoch(new Batches(8, 3, 42), 0)).containsExactly(4, 5, 2, 3, 7, 0, 6, 1);
        assertThat(epoch(new Batches(8, 3, 42), 1)).containsExactly(3, 4, 7, 0, 6, 5, 1, 2);
        assertThat(epoch(new Batches(8, 3, -7), 2)).containsExactly(3, 4, 2, 0, 7, 1, 6, 5);
    }

    @Test
    void theCursorKnowsItsEpochAndHasNoEndBeforeABatch() {
        Batches batches = new Batches(5, 2, 0);
        batches.start(3);
        assertThat(batches.epoch()).isEqualTo(3);
        assertThatIllegalStateException()
                .isThrownBy(batches::to)
                .withMessageContaining("call next() first");
    }
}
