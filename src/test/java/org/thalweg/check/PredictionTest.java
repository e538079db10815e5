package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.notebook.Displayable;

class PredictionTest {
    private static final Question QUESTION =
            new Question(
                    "firstStep",
                    "What does the loss do?",
                    List.of(
                            wrong("a", "rises", "idea A", "seen A", "repair A"),
                            right("b", "falls", "why B"),
                            wrong("c", "stays", "idea C", "seen C", "repair C")),
                    "long form",
                    "worked example");

    private static Displayable decided(String choice, String confidence) {
        return QUESTION.commit(choice, confidence).decide("b");
    }

    /** The part of a card that shows without unfolding. */
    private static String open(Displayable card) {
        return card.html().replaceAll("<details.*?</details>", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "B", "(b)", " b ", "b.", "(B)"})
    void takesALetterInAnyDress(String choice) {
        assertThat(QUESTION.commit(choice, "think so").text())
                .isEqualTo("Committed: (b), think so.");
    }

    @ParameterizedTest
    @CsvSource({"sure,sure", "Think so,think so", "think-so,think so", "GUESS,guess"})
    void takesAConfidenceInAnyDress(String word, String shown) {
        assertThat(QUESTION.commit("a", word).text()).isEqualTo("Committed: (a), " + shown + ".");
    }

    @Test
    void invitesWhoHasNotCommitted() {
        assertThat(QUESTION.commit("?", "guess").text()).startsWith("Not committed yet.");
        assertThat(QUESTION.commit("", "").text()).startsWith("Not committed yet.");
        assertThat(QUESTION.commit(null, null).text()).startsWith("Not committed yet.");
    }

    @Test
    void answersAPickThatMakesNoSenseWithASentence() {
        assertThat(QUESTION.commit("e", "sure").text())
                .isEqualTo("\"e\" is not one of the answers: pick (a), (b) or (c).");
        assertThat(QUESTION.commit("a", "maybe").text())
                .contains("I know \"sure\", \"think so\" and \"guess\", not \"maybe\"");
        assertThat(decided("e", "sure").text()).contains("is not one of the answers");
        assertThat(QUESTION.commit("<b>&", "sure").html()).contains("&lt;b&gt;&amp;");
    }

    @Test
    void rightGetsTheReasonAndTheOthersUnfold() {
        assertThat(open(decided("b", "guess"))).contains("Right: (b) falls.").contains("why B");
        assertThat(open(decided("b", "sure"))).doesNotContain("idea").doesNotContain("long form");
        assertThat(decided("b", "sure").html()).contains("idea A").contains("idea C");
    }

    @Test
    void wrongGetsTheIdeaTheNumberAndTheRepair() {
        assertThat(open(decided("a", "think so")))
                .contains("idea A")
                .contains("seen A")
                .contains("repair A")
                .doesNotContain("long form")
                .doesNotContain("worked example")
                .doesNotContain("why B");
        assertThat(decided("a", "think so").html()).contains("why B").contains("idea C");
    }

    @Test
    void wrongAndSureGetsTheLongForm() {
        assertThat(open(decided("a", "sure"))).contains("long form").doesNotContain("worked");
    }

    @Test
    void wrongAndGuessedGetsTheWorkedExample() {
        assertThat(open(decided("c", "guess")))
                .contains("worked example")
                .doesNotContain("long form");
    }

    @Test
    void noIdeaOpensTheWorkedExample() {
        assertThat(open(decided("no idea", "guess"))).contains("worked example").contains("why B");
        assertThat(QUESTION.commit("No idea", "guess").text()).startsWith("No idea yet");
    }

    @Test
    void asShippedEverythingUnfolds() {
        String html = decided("?", "guess").html();
        assertThat(html)
                .contains("idea A")
                .contains("why B")
                .contains("idea C")
                .contains("long form")
                .contains("worked example");
        assertThat(open(decided("?", "guess"))).contains("You had not committed");
    }

    @Test
    void aWrongKeyBreaksTheBuild() {
        assertThatThrownBy(() -> QUESTION.commit("?", "guess").decide("a"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the run says (a), the lesson says (b)");
    }

    @Test
    void theChoiceIsAlsoAnExercise() {
        assertThat(QUESTION.check("?").status()).isEqualTo(Verdict.Status.NOT_YET);
        assertThat(QUESTION.check(null).status()).isEqualTo(Verdict.Status.NOT_YET);
        assertThat(QUESTION.check("(B)").passed()).isTrue();
        assertThat(QUESTION.check("a").message()).contains("idea A").contains("repair A");
        assertThat(QUESTION.check("z").message()).contains("pick (a), (b) or (c)");
        assertThatThrownBy(() -> QUESTION.check("a").orThrow()).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesABadBank() {
        Option a = wrong("a", "x", "x", "x", "x");
        Option b = right("b", "x", "x");
        assertThatThrownBy(() -> new Question("q", "?", List.of(a)))
                .hasMessage("q must have 2 to 6 options, got 1");
        assertThatThrownBy(() -> new Question("q", "?", List.of(b, a)))
                .hasMessage("option 1 of q must have the letter \"a\", got \"b\"");
        assertThatThrownBy(() -> new Question("q", "?", List.of(a, wrong("b", "x", "x", "x", "x"))))
                .hasMessage("q must have exactly one right option, got 0");
        assertThatThrownBy(() -> new Question("1q", "?", List.of(a, b)))
                .hasMessageContaining("must be a Java identifier");
        assertThatThrownBy(() -> wrong("a", "x", "", "x", "x"))
                .hasMessage("idea of option a must not be blank");
        assertThatThrownBy(() -> right("B", "x", "x")).hasMessageContaining("got \"B\"");
    }

    @Test
    void proseIsEscapedAndMarked() {
        Card card =
                Card.of(Card.Tone.ASK, "a < b & `x<y`")
                        .say("*so* 2 * 3 * 4\nand on\n\nnext $5 `a*b*c`");
        assertThat(card.html())
                .contains("a &lt; b &amp; <code>x&lt;y</code>")
                .contains("<em>so</em> 2 * 3 * 4 and on</p>")
                .contains("next <span>&#36;</span>5 <code>a*b*c</code>")
                .doesNotContain("<style")
                .doesNotContain("<script");
        assertThat(card.text()).isEqualTo("a < b & x<y\nso 2 * 3 * 4 and on\nnext $5 a*b*c");
    }
}
