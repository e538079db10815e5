package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
    private final State s = new State(3);

    @Test
    void slotsAreZeroAtFirstAndThenKept() {
        s.begin();
        s.slot("m")[1] = 4;
        assertThat(s.slot("m")).containsExactly(0, 4, 0);
        assertThat(s.slot("ring", 5)).hasSize(5).containsOnly(0);
        double[] start = {1, 2, 3};
        double[] slow = s.slot("slow", start);
        assertThat(slow).containsExactly(1, 2, 3).isNotSameAs(start);
        start[0] = 9;
        assertThat(s.slot("slow", start)).isSameAs(slow).containsExactly(1, 2, 3);
    }

    @Test
    void lookingNeverCreates() {
        s.begin();
        s.slot("m");
        s.child("inner").slot("v");
        s.end();
        assertThat(s.slot("m")).hasSize(3);
        assertThat(s.child("inner").t()).isEqualTo(1);
        assertThat(s.child("inner").t()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> s.slot("v"))
                .withMessage("no slot \"v\" in this memory, which holds [m]");
        assertThatIllegalStateException()
                .isThrownBy(() -> s.child("fast"))
                .withMessage("no memory named fast here, there is [inner]");
    }

    @Test
    void aChildCountsTheUpdatesThatAskForItOnceEach() {
        for (int t = 1; t <= 5; t++) {
            s.begin();
            if (t >= 3) {
                s.child("late");
                assertThat(s.child("late").t()).isEqualTo(t - 2);
                assertThat(s.child("late").child("later").t()).isEqualTo(t - 2);
            }
            s.end();
        }
        assertThat(s.t()).isEqualTo(5);
    }

    @Test
    void undoForgetsWhatTheStepMade() {
        s.begin();
        s.slot("m")[0] = 1;
        s.end();
        s.begin();
        s.child("late").slot("v");
        s.undo();
        assertThat(s.t()).isEqualTo(1);
        assertThat(s.children()).isEmpty();
        assertThat(s.slot("m")[0]).isEqualTo(1);
        State fresh = new State(3);
        fresh.begin();
        fresh.slot("m");
        fresh.undo();
        assertThat(fresh.slots()).isEmpty();
    }

    @Test
    void rateIsScheduleTimesMultiplierOfItsOwnUpdate() {
        Schedule tens = t -> 10 * t;
        s.multiplier(0.5);
        s.begin();
        assertThat(s.rate(tens)).isEqualTo(0);
        s.end();
        s.begin();
        assertThat(s.rate(tens)).isEqualTo(5);
        assertThat(s.at(tens)).as("momentum has no multiplier").isEqualTo(10);
        assertThat(s.child("late").rate(tens)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
    void badRatesAreReported(double rate) {
        s.begin();
        assertThatIllegalStateException()
                .isThrownBy(() -> s.rate(t -> rate))
                .withMessageContaining("learning rate of update 1")
                .withMessageContaining("got " + rate + " from your lambda");
    }

    @Test
    void aScheduleOfMomentumMustNotBeNaN() {
        s.begin();
        assertThatIllegalStateException()
                .isThrownBy(() -> s.at(t -> Double.NaN))
                .withMessageContaining("update 1 is NaN");
    }

    @Test
    void namesMustFitIntoAFile() {
        s.begin();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s.slot("first moment"))
                .withMessage(
                        "the name of a slot must consist of letters, digits and _, got \"first moment\"");
        assertThatIllegalArgumentException().isThrownBy(() -> s.child("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> s.slot(""));
    }

    @Test
    void slotsOfAnotherLengthAreRefused() {
        s.begin();
        s.slot("ring", 4);
        assertThatIllegalStateException()
                .isThrownBy(() -> s.slot("ring", 6))
                .withMessage(
                        "slot \"ring\" holds 4 numbers, not 6: it was saved with other settings");
    }

    @Test
    void scratchIsReusedAndResized() {
        double[] g = s.scratch("g");
        assertThat(s.scratch("g")).isSameAs(g).hasSize(3);
        assertThat(s.scratch("g", 7)).hasSize(7);
        assertThat(s.slots()).isEmpty();
    }

    @Test
    void gradientNormComesFromTheFiniteCheck() {
        s.begin();
        s.requireFinite(1, new double[] {3, 0, 4});
        assertThat(s.gradientNorm()).isEqualTo(5);
    }

    @Test
    void hugeFiniteGradientsAreFinite() {
        s.begin();
        s.requireFinite(1, new double[] {3e200, 0, 4e200});
        assertThat(s.gradientNorm())
                .isCloseTo(5e200, org.assertj.core.data.Percentage.withPercentage(1e-12));
    }

    @Test
    void aCopyIsIndependent() {
        s.begin();
        s.slot("m")[0] = 1;
        s.child("inner").slot("v")[0] = 2;
        s.end();
        State copy = s.copy();
        s.begin();
        s.slot("m")[0] = 7;
        s.child("inner").slot("v")[0] = 7;
        s.end();
        assertThat(copy.t()).isEqualTo(1);
        assertThat(copy.slot("m")[0]).isEqualTo(1);
        assertThat(copy.child("inner").slot("v")[0]).isEqualTo(2);
    }
}
