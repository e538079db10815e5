package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.Prose;
import org.thalweg.check.Task;
import org.thalweg.grade.TaskResult;

/**
 * The comment on one task for nbgrader's gradebook.
 *
 * <p>nbgrader shows it as Markdown in which HTML is HTML and dollars are formulas, so everything
 * that could become one of the three is written so that it cannot.
 */
public final class Comments {
    private static final int SENTENCE = 1500;

    private Comments() {}

    /**
     * Returns the comment.
     *
     * @param task what was asked
     * @param result what came of it
     */
    public static String of(Task task, TaskResult result) {
        if (task instanceof Manual) {
            return "Your teacher marks this.";
        }
        List<String> lines = new ArrayList<>();
        int earned = Math.min(task.points(), result.earned());
        lines.add(
                earned
                        + " of "
                        + Answered.points(task.points())
                        + ". "
                        + escaped(result.sentence()));
        Set<String> said = new HashSet<>(Set.of(result.sentence()));
        for (Mark mark : result.marks()) {
            String claim = (mark.held() ? "- holds: " : "- lost: ") + escaped(mark.claim());
            boolean news = !mark.held() && said.add(mark.sentence());
            lines.add(news ? claim + ". " + escaped(mark.sentence()) : claim);
        }
        result.notes().stream().limit(10).forEach(note -> lines.add("- note: " + escaped(note)));
        lines.set(0, lines.get(0).strip() + "\n");
        return String.join("\n", lines).strip();
    }

    /** One line of text that Markdown, HTML and MathJax leave as it is. */
    static String escaped(String untrusted) {
        String line = Visible.line(Prose.plain(untrusted), SENTENCE);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                // a browser's MathJax reads these even when Markdown has left them alone
                case '$' -> out.append('＄');
                case '\\' -> out.append('＼');
                // an address would become a link
                case '/' -> out.append(i > 0 && line.charAt(i - 1) == '/' ? "&#47;" : "/");
                case '*', '_', '`', '[', ']', '{', '}', '#', '!', '|', '~', '^', '@' ->
                        out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
