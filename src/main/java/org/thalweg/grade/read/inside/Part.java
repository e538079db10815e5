package org.thalweg.grade.read.inside;

import java.util.ArrayList;
import java.util.List;

/** A piece and what the parser says it is. */
final class Part {
    /** What a piece can be. */
    enum Kind {
        IMPORT,
        DEFINITION,
        /** Runs in the notebook, never here. */
        STATEMENT,
        BROKEN
    }

    private final Piece piece;
    private final Kind kind;
    private final String compiled;
    private final Trouble trouble;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<Names> names = new ArrayList<>();

    private Part(Piece piece, Kind kind, String compiled, Trouble trouble) {
        this.piece = piece;
        this.kind = kind;
        this.compiled = compiled;
        this.trouble = trouble;
    }

    /**
     * A part that defines something.
     *
     * @param compiled its text as a member of a class, static, with as many lines
     */
    static Part definition(Piece piece, String compiled) {
        return new Part(piece, Kind.DEFINITION, compiled, null);
    }

    static Part statement(Piece piece) {
        return new Part(piece, Kind.STATEMENT, "", null);
    }

    static Part imports(Piece piece) {
        return new Part(piece, Kind.IMPORT, "", null);
    }

    static Part broken(Piece piece, Trouble trouble) {
        return new Part(piece, Kind.BROKEN, "", trouble);
    }

    Piece piece() {
        return piece;
    }

    Kind kind() {
        return kind;
    }

    String compiled() {
        return compiled;
    }

    Trouble trouble() {
        return trouble;
    }

    /** What it defines; several variables can share a declaration. */
    List<Definition> definitions() {
        return definitions;
    }

    /** What it takes from its surroundings. */
    List<Names> names() {
        return names;
    }

    /** Its first line that is not a comment, or the line of its trouble. */
    Reply.At at() {
        return trouble == null ? piece.at(begin()) : piece.at(trouble.position());
    }

    /** Its text without the comments before it. */
    String code() {
        return piece.text().substring(begin());
    }

    private int begin() {
        String text = piece.text();
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else if (text.startsWith("//", i)) {
                i = until(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                i = until(text, "*/", i + 2);
            } else {
                return i;
            }
        }
        return 0;
    }

    private static int until(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
