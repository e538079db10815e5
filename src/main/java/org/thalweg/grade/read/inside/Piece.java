package org.thalweg.grade.read.inside;

/**
 * A stretch of a cell that ends as a declaration or a statement does, with the comments before it.
 *
 * @param cell the cell's number
 * @param line the line of the cell on which it begins, from 1
 * @param text its text
 * @param ended whether a {@code ;} or a closing bracket ends it; the last of a cell may lack it
 */
record Piece(int cell, int line, String text, boolean ended) {
    /** Its text as a whole: the kernel adds a semicolon that the end of a cell lacks. */
    String whole() {
        return ended ? text : text + "\n;";
    }

    Reply.Excerpt excerpt() {
        return new Reply.Excerpt(new Reply.At(cell, line), text);
    }

    /** Where the character at an offset of {@link #whole()} stands in the notebook. */
    Reply.At at(int offset) {
        int row = line;
        int last = Math.min(Math.max(offset, 0), text.length());
        for (int i = 0; i < last; i++) {
            if (text.charAt(i) == '\n') {
                row++;
            }
        }
        return new Reply.At(cell, row);
    }
}
