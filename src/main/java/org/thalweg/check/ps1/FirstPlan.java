package org.thalweg.check.ps1;

import java.util.List;
import org.thalweg.check.Manual;

/** A short design, marked by a person. */
final class FirstPlan {
    private FirstPlan() {}

    /** The task. */
    static final Manual TASK =
            new Manual(
                    "firstPlan",
                    "A plan for a first run",
                    6,
                    List.of(
                            "1 point: standardizes, with mean and deviation of the training rows"
                                    + " only, and uses the same numbers on the test rows",
                            "1 point: a batch size with a reason in updates, noise or time; any"
                                    + " reasonable size",
                            "2 points: finds the rate by trying, over factors and not over sums, or"
                                    + " from a measured curvature; says what makes a rate too large,"
                                    + " and knows that small batches allow less than 2/L",
                            "1 point: logs the gradient norm, or another number beside the loss,"
                                    + " and says what it would show",
                            "1 point: a rule to stop that can be computed: a gradient norm, a"
                                    + " held-out loss, a budget; not \"when the loss is flat\" alone"));
}
