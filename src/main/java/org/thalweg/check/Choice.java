package org.thalweg.check;

import java.util.List;

/**
 * A task answered by a letter.
 *
 * @param title a few words
 * @param points for the right letter
 * @param question with a reply to each letter
 * @param stub the cell as handed out
 */
public record Choice(String title, int points, Question question, String stub) implements Task {
    /** The usual stub. */
    public Choice(String title, int points, Question question) {
        this(title, points, question, "String " + question.id() + " = \"?\";");
    }

    @Override
    public String id() {
        return question.id();
    }

    @Override
    public List<Wanted<?>> wanted() {
        return List.of(Wanted.variable(id(), String.class));
    }

    @Override
    public List<Mark> asked() {
        return List.of(Mark.untried(question.asks(), points));
    }

    @Override
    public List<Mark> marks(Given given, Draw draw) {
        try {
            Verdict verdict = question.check(given.get(Wanted.variable(id(), String.class)));
            return List.of(Mark.of(verdict, question.asks(), points));
        } catch (Throwable thrown) { // the student's initializers may throw anything
            return lost(Explain.graded(thrown));
        }
    }

    /** The right letter, with and without its case, and every wrong one with its reply. */
    @Override
    public Specimens specimens() {
        Specimens all =
                Specimens.of(stub)
                        .right("the letter", cell(question.key()))
                        .right("a capital", cell(question.key().toUpperCase(java.util.Locale.ROOT)))
                        .right("in brackets", cell("(" + question.key() + ")"));
        for (Option option : question.options()) {
            if (option instanceof Option.Wrong wrong) {
                all = all.wrong(question.asks(), wrong.repair(), cell(wrong.letter()));
            }
        }
        return all;
    }

    private String cell(String letter) {
        return stub.replace("\"?\"", "\"" + letter + "\"");
    }
}
