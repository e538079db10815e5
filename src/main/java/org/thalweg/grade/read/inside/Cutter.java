package org.thalweg.grade.read.inside;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a cell where a declaration or statement ends: at a {@code ;} or a closing brace outside all
 * brackets. It knows comments and literals and nothing else of Java; whether a piece means anything
 * is the parser's business.
 */
final class Cutter {
    private final int cell;
    private final StringBuilder text;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;
    private int line = 1; // on which counted stands
    private int counted;
    private int begin; // of the piece; -1 before its first character
    private String first; // word of the piece; null before it
    private boolean code; // seen in the piece, not only comments
    private boolean assigned; // an = outside all brackets
    private boolean header; // a for or try, which have semicolons in their parentheses

    private Cutter(int cell, String source) {
        this.cell = cell;
        this.text = new StringBuilder(source);
    }

    /** Returns the pieces of a cell; lines that begin with {@code %} are the kernel's and blank. */
    static List<Piece> cut(int cell, String source) {
        return new Cutter(cell, source).all();
    }

    private List<Piece> all() {
        if (text.toString().stripLeading().startsWith("%%")) {
            return pieces; // the whole cell is for a magic, not for Java
        }
        next();
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (code) {
            pieces.add(piece(text.length(), false));
        }
        return pieces;
    }

    private void step(char c) {
        if (begin < 0 && !Character.isWhitespace(c)) {
            begin = at;
        }
        if (c == '%' && !code && onlyBlanksBefore()) {
            blank();
        } else if (starts("//", at)) {
            at = until("\n", at);
        } else if (starts("/*", at)) {
            at = until("*/", at + 2);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else {
            code = true;
            token(c);
        }
    }

    private void token(char c) {
        if (c == '"' || c == '\'') {
            at = isTextBlock() ? endOf("\"\"\"", at + 3) : endOf(String.valueOf(c), at + 1);
        } else if (Character.isJavaIdentifierStart(c)) {
            word();
        } else {
            at++;
            switch (c) {
                case '(', '[', '{' -> open.push(c);
                case ')', ']' -> close(c == ')' ? '(' : '[');
                case '}' -> brace();
                case ';' -> semicolon();
                case '=' -> assigned |= open.isEmpty() && isAssignment();
                default -> {
                    // an operator or a number
                }
            }
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        if (first == null) {
            first = word;
        }
        header |= word.equals("for") || word.equals("try");
    }

    private void close(char opening) {
        if (!open.isEmpty() && open.peek() == opening) {
            open.pop();
        }
    }

    /** Brackets that were left open within the braces end with them. */
    private void brace() {
        if (open.contains('{')) {
            while (open.pop() != '{') {
                // a ( or [ without its end: the parser will say so
            }
        } else {
            open.clear();
        }
        if (open.isEmpty() && !assigned && !goesOn()) {
            end();
        }
    }

    private void semicolon() {
        boolean outside = open.isEmpty() || (!open.contains('{') && !header);
        if (outside && !goesOn()) {
            end();
        }
    }

    /** Whether what follows belongs to the statement that seems to have ended. */
    private boolean goesOn() {
        int next = at;
        while (next < text.length()) {
            if (Character.isWhitespace(text.charAt(next))) {
                next++;
            } else if (starts("//", next)) {
                next = until("\n", next);
            } else if (starts("/*", next)) {
                next = until("*/", next + 2);
            } else {
                break;
            }
        }
        int end = next;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(next, end);
        boolean closed = text.charAt(at - 1) == '}';
        return word.equals("else")
                || closed && (word.equals("catch") || word.equals("finally"))
                || closed && word.equals("while") && "do".equals(first)
                || closed && starts(".", next);
    }

    private void end() {
        if (at - begin > 1 || text.charAt(begin) != ';') {
            pieces.add(piece(at, true));
        }
        next();
    }

    private Piece piece(int end, boolean ended) {
        for (; counted < begin; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return new Piece(cell, line, text.substring(begin, end).stripTrailing(), ended);
    }

    private void next() {
        begin = -1;
        first = null;
        code = false;
        assigned = false;
        header = false;
        open.clear();
    }

    private boolean isAssignment() {
        char before = at < 2 ? ' ' : text.charAt(at - 2);
        char after = at < text.length() ? text.charAt(at) : ' ';
        return "=<>!".indexOf(before) < 0 && after != '=';
    }

    private boolean isTextBlock() {
        if (!starts("\"\"\"", at)) {
            return false;
        }
        int next = at + 3;
        while (next < text.length() && " \t\f".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    /** Where a literal ends; one of a single line ends with the line at the latest. */
    private int endOf(String quote, int from) {
        int i = from;
        while (i < text.length() && !starts(quote, i)) {
            if (quote.length() == 1 && text.charAt(i) == '\n') {
                return i;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + quote.length(), text.length());
    }

    private int until(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private boolean onlyBlanksBefore() {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) != '\n') {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
            i--;
        }
        return true;
    }

    private void blank() {
        if (begin == at) {
            begin = -1;
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            text.setCharAt(at++, ' ');
        }
    }

    private boolean starts(String what, int from) {
        for (int i = 0; i < what.length(); i++) {
            if (from + i >= text.length() || text.charAt(from + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
