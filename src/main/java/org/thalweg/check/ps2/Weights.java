package org.thalweg.check.ps2;

import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.List;
import org.thalweg.check.Numbers;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;

/** What a velocity consists of, with each student's own β and learning rate. */
final class Weights {
    private static final String ID = "weights";

    private static final List<String> ASKS =
            List.of(
                    "the weight of a gradient that is 3 updates old",
                    "v after 4 updates with the gradient 1",
                    "how far one late update moves x");

    // 0.5 is missing: there β and 1 − β could not be told apart
    private static final double[] BETAS = {0.8, 0.6, 0.9, 0.7, 0.75, 0.85, 0.95};
    private static final double[] RATES = {0.05, 0.02, 0.1, 0.04, 0.03, 0.06};

    static final Numbers TASK =
            new Numbers(ID, "What a velocity is made of", 3, Weights::values, specimens());

    private Weights() {}

    /** Returns {β, η} of a seat. */
    static double[] given(int seat) {
        return new double[] {BETAS[seat % BETAS.length], RATES[seat % RATES.length]};
    }

    static Values values(int seat) {
        double beta = given(seat)[0];
        double lr = given(seat)[1];
        double old = Math.pow(beta, 3);
        double four = (1 - Math.pow(beta, 4)) / (1 - beta);
        double late = lr / (1 - beta);
        double any = Double.NaN;
        return new Values(
                ID,
                ASKS,
                numbers(old, four, late),
                "β³, then 1 + β + β² + β³, then η/(1 − β): the velocity is a fading sum.",
                List.of(
                        instead(
                                "You averaged: (1 − β) stands before each of your gradients. In"
                                        + " v ← βv + g the gradient enters whole, and the weights"
                                        + " add up to 1/(1 − β), not to 1.",
                                (1 - beta) * old,
                                (1 - beta) * four,
                                lr),
                        instead(
                                "You let the velocity keep 1 − β and lose β. It is the other way"
                                        + " round: β is what is kept, 1 − β is the friction.",
                                Math.pow(1 - beta, 3),
                                (1 - Math.pow(1 - beta, 4)) / beta,
                                lr / beta),
                        instead(
                                "Count the age again: the newest gradient has the weight 1 = β⁰ and"
                                        + " is 0 updates old. Three updates later it has been"
                                        + " multiplied by β three times.",
                                Math.pow(beta, 4),
                                any,
                                any),
                        instead(
                                "Count the age again: one update later the newest gradient has"
                                        + " been multiplied by β once, three updates later three"
                                        + " times.",
                                Math.pow(beta, 2),
                                any,
                                any),
                        instead(
                                "Your velocity after 4 updates lacks one gradient: four of them"
                                        + " came in, and the first is only 3 updates old.",
                                old,
                                (1 - Math.pow(beta, 3)) / (1 - beta),
                                any),
                        instead(
                                "Your velocity after 4 updates holds five gradients: the sum ends"
                                        + " at β³.",
                                old,
                                (1 - Math.pow(beta, 5)) / (1 - beta),
                                any),
                        instead(
                                "Your velocity does not fade: 4 is what four gradients of 1 give"
                                        + " without β.",
                                old,
                                4,
                                any),
                        instead(
                                "After many updates v is at its limit 1/(1 − β), but x moves by η"
                                        + " times that: the learning rate is missing.",
                                old,
                                four,
                                1 / (1 - beta)),
                        instead(
                                "A late update is longer than ηg, not shorter: gradients that agree"
                                        + " pile up, so divide by 1 − β.",
                                old,
                                four,
                                lr * (1 - beta)),
                        instead(
                                "That would be gradient descent. After many equal gradients v is"
                                        + " larger than 1.",
                                old,
                                four,
                                lr),
                        instead(
                                "That is the update after the fourth gradient. A late one comes"
                                        + " when v has stopped growing.",
                                old,
                                four,
                                lr * four)));
    }

    private static Specimens specimens() {
        String claim = String.join(", ", ASKS);
        return Specimens.of("double[] weights = {};")
                .right("worked out", "double[] weights = {0.512, 2.952, 0.25};")
                .right(
                        "left to Java",
                        """
                        double[] weights = {
                            0.8 * 0.8 * 0.8, 1 + 0.8 + 0.64 + 0.512, 0.05 / (1 - 0.8)
                        };
                        """)
                .right(
                        "by formula",
                        """
                        double beta = 0.8;
                        double[] weights = {
                            Math.pow(beta, 3), (1 - Math.pow(beta, 4)) / (1 - beta), 0.05 / (1 - beta)
                        };
                        """)
                .right("to three digits", "double[] weights = {0.512, 2.95, 0.25};")
                .wrong(claim, "You averaged", "double[] weights = {0.1024, 0.5904, 0.05};")
                .wrong(claim, "1 − β is the friction", "double[] weights = {0.008, 1.248, 0.0625};")
                .wrong(claim, "0 updates old", "double[] weights = {0.4096, 2.952, 0.25};")
                .wrong(claim, "three times", "double[] weights = {0.64, 2.952, 0.25};")
                .wrong(claim, "lacks one gradient", "double[] weights = {0.512, 2.44, 0.25};")
                .wrong(claim, "holds five", "double[] weights = {0.512, 3.3616, 0.25};")
                .wrong(claim, "does not fade", "double[] weights = {0.512, 4, 0.25};")
                .wrong(claim, "learning rate is missing", "double[] weights = {0.512, 2.952, 5};")
                .wrong(claim, "not shorter", "double[] weights = {0.512, 2.952, 0.01};")
                .wrong(claim, "gradient descent", "double[] weights = {0.512, 2.952, 0.05};")
                .wrong(claim, "stopped growing", "double[] weights = {0.512, 2.952, 0.1476};")
                .wrong(claim, "you gave 2", "double[] weights = {0.512, 2.952};")
                .wrong(claim, "Not yet right", "double[] weights = {1 / 2, 2.952, 0.25};");
    }
}
