package org.thalweg.grade.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.grade.intake.Submission;

/** The seat that a notebook was handed out for, as it says itself: good enough for its owner. */
final class OwnSeat {
    private static final Pattern LINE = Pattern.compile("\\bint seat = ([0-9]{1,4});");

    private OwnSeat() {}

    /** Returns the submission at the seat that its notebook names, or as it is if it names none. */
    static Submission of(Submission submission) {
        String text;
        try {
            text = new String(submission.content().read(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return submission; // whoever grades it will say why it cannot be read
        }
        Matcher seat = LINE.matcher(text);
        return seat.find()
                ? new Submission(
                        submission.student(),
                        Integer.parseInt(seat.group(1)),
                        submission.notebook(),
                        submission.content(),
                        submission.notes())
                : submission;
    }
}
