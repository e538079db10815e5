package org.thalweg.check.ps2;

import java.util.List;
import org.thalweg.check.Manual;

/** A test that tells two conventions apart, designed in words. */
final class Detective {
    static final Manual TASK =
            new Manual(
                    "detective",
                    "A test of your own",
                    4,
                    List.of(
                            "1 point: the test changes the learning rate on the way (or says why"
                                    + " without that the two conventions cannot be told apart)",
                            "1 point: it says what to feed in: a gradient that is known at every"
                                    + " update, for example a constant one and then zero",
                            "1 point: it says what each convention would show, in numbers, for the"
                                    + " update after the change",
                            "1 point: it names one thing the test cannot tell, or one that could"
                                    + " fool it (dampening, weight decay, Nesterov, rounding)"));

    private Detective() {}
}
