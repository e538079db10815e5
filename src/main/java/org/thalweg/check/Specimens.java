package org.thalweg.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The cell that is handed out, and answers to it as students write them: at least three right ones
 * (the first is the reference, from which mutants are made), and every wrong one that is known.
 *
 * @param stub the cell as handed out: it compiles and says "not yet"
 * @param answers right ones first
 */
public record Specimens(String stub, List<Specimen> answers) {
    /** Copies the list. */
    public Specimens {
        Prose.need("stub", stub);
        answers = List.copyOf(answers);
    }

    /** No answers yet: add them with {@link #right} and {@link #wrong}. */
    public static Specimens of(String stub) {
        return new Specimens(stub, List.of());
    }

    /** The same and one more right answer. */
    public Specimens right(String name, String source) {
        return with(new Specimen(name, "", "", source));
    }

    /**
     * The same and one more wrong answer.
     *
     * @param check the claim of the check that it fails
     * @param says a part of the sentence that it gets there
     * @param source the cell
     */
    public Specimens wrong(String check, String says, String source) {
        return with(new Specimen(says, check, says, source));
    }

    private Specimens with(Specimen one) {
        List<Specimen> more = new ArrayList<>(answers);
        more.add(one);
        return new Specimens(stub, more);
    }
}
