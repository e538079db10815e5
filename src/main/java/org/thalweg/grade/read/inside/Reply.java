package org.thalweg.grade.read.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What the reader says about one task. Whoever reads it from the channel believes none of it.
 *
 * @param state what became of the answer
 * @param task the task's name
 * @param source what was taken from the notebook for it
 * @param classes binary names and class files
 * @param lines where each line of what was compiled stands in the notebook
 * @param notes what the student should know
 * @param sentence why it cannot be tried; empty if it can
 * @param at where that is
 */
public record Reply(
        State state,
        String task,
        List<Excerpt> source,
        List<ClassFile> classes,
        List<At> lines,
        List<String> notes,
        String sentence,
        At at) {
    /** What becomes of answers. */
    public enum State {
        /** It compiles. */
        READY,
        /** It is the cell as handed out. */
        BLANK,
        /** Nothing of it is there. */
        ABSENT,
        /** It does not compile. */
        BROKEN
    }

    /**
     * A class file.
     *
     * @param name binary name
     * @param bytes its content
     */
    public record ClassFile(String name, byte[] bytes) {
        void write(DataOutputStream out) throws IOException {
            Wire.text(out, name);
            Wire.bytes(out, bytes);
        }

        static ClassFile read(DataInputStream in) throws IOException {
            return new ClassFile(Wire.text(in), Wire.bytes(in));
        }
    }

    /**
     * A line of a notebook.
     *
     * @param cell from 1; 0 if it stands in none
     * @param line from 1; 0 if unknown
     */
    public record At(int cell, int line) {
        /** In no cell. */
        static final At NOWHERE = new At(0, 0);

        void write(DataOutputStream out) throws IOException {
            out.writeInt(cell);
            out.writeInt(line);
        }

        static At read(DataInputStream in) throws IOException {
            return new At(in.readInt(), in.readInt());
        }

        @Override
        public String toString() {
            return "cell " + cell + ", line " + line;
        }
    }

    /**
     * Lines of a cell.
     *
     * @param at where the first of them stands
     * @param text the lines
     */
    public record Excerpt(At at, String text) {
        void write(DataOutputStream out) throws IOException {
            at.write(out);
            Wire.text(out, text);
        }

        static Excerpt read(DataInputStream in) throws IOException {
            return new Excerpt(At.read(in), Wire.text(in));
        }
    }

    /** A sentence that quotes a name of thousands of letters says enough in its first hundreds. */
    private static final int LONGEST_SENTENCE = 900;

    /** Shortens what is too long to be read. */
    public Reply {
        sentence = fitting(sentence);
        notes = notes.stream().map(Reply::fitting).toList();
    }

    private static String fitting(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE
                ? sentence
                : sentence.substring(0, LONGEST_SENTENCE - 1) + "…";
    }

    static Reply blank(String task, List<Excerpt> source) {
        return new Reply(
                State.BLANK, task, source, List.of(), List.of(), List.of(), "", At.NOWHERE);
    }

    static Reply absent(String task, String sentence) {
        return new Reply(
                State.ABSENT,
                task,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                sentence,
                At.NOWHERE);
    }

    static Reply broken(String task, List<Excerpt> source, String sentence, At at) {
        return new Reply(State.BROKEN, task, source, List.of(), List.of(), List.of(), sentence, at);
    }

    void write(DataOutputStream out) throws IOException {
        Wire.text(out, state.name());
        Wire.text(out, task);
        Wire.list(out, source, (to, one) -> one.write(to));
        Wire.list(out, classes, (to, one) -> one.write(to));
        Wire.list(out, lines, (to, one) -> one.write(to));
        Wire.list(out, notes, Wire::text);
        Wire.text(out, sentence);
        at.write(out);
    }

    /**
     * Reads one from a reader.
     *
     * @throws IOException if the channel ends or a length or a state is impossible
     */
    public static Reply read(DataInputStream in) throws IOException {
        String name = Wire.text(in);
        State state =
                Arrays.stream(State.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IOException("there is no such state"));
        return new Reply(
                state,
                Wire.text(in),
                Wire.list(in, Excerpt::read),
                Wire.list(in, ClassFile::read),
                Wire.list(in, At::read),
                Wire.list(in, Wire::text),
                Wire.text(in),
                At.read(in));
    }
}
