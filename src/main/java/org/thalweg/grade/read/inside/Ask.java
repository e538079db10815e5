package org.thalweg.grade.read.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What the grader asks of the reader: the cells of a notebook and what to find in them.
 *
 * @param cells in order
 * @param wishes one for each task
 */
public record Ask(List<Text> cells, List<Wish> wishes) {
    /** What a cell is. */
    public enum Kind {
        /** A code cell. */
        CODE,
        /** A markdown or raw cell. */
        PROSE,
        /** A cell that is too long to be read; its text is not sent. */
        TOO_LONG
    }

    /**
     * A cell.
     *
     * @param number its place in the notebook, from 1
     * @param kind what it is
     * @param task the task named in its metadata, or empty
     * @param text what stands in it, lines ended by {@code \n}
     */
    public record Text(int number, Kind kind, String task, String text) {
        void write(DataOutputStream out) throws IOException {
            out.writeInt(number);
            Wire.text(out, kind.name());
            Wire.text(out, task);
            Wire.text(out, text);
        }

        static Text read(DataInputStream in) throws IOException {
            return new Text(
                    in.readInt(), Kind.valueOf(Wire.text(in)), Wire.text(in), Wire.text(in));
        }
    }

    /**
     * A task.
     *
     * @param task its name
     * @param stub the cell as handed out
     * @param wants what an answer must define
     */
    public record Wish(String task, String stub, List<Want> wants) {
        void write(DataOutputStream out) throws IOException {
            Wire.text(out, task);
            Wire.text(out, stub);
            Wire.list(out, wants, (to, want) -> want.write(to));
        }

        static Wish read(DataInputStream in) throws IOException {
            return new Wish(Wire.text(in), Wire.text(in), Wire.list(in, Want::read));
        }
    }

    /** Method, class or variable. */
    public enum Sort {
        /** A method. */
        METHOD,
        /** A class, record, interface or enum. */
        TYPE,
        /** A variable. */
        VARIABLE
    }

    /**
     * Something that an answer must define.
     *
     * @param sort method, class or variable
     * @param name as the student writes it
     * @param type the simple name of a method's result or of a variable's type
     * @param parameters the simple names of the types of a method's or constructor's parameters
     * @param members the methods that are called on a class
     * @param shown how it is written for people: {@code double square(double x)}
     */
    public record Want(
            Sort sort,
            String name,
            String type,
            List<String> parameters,
            List<Want> members,
            String shown) {
        void write(DataOutputStream out) throws IOException {
            Wire.text(out, sort.name());
            Wire.text(out, name);
            Wire.text(out, type);
            Wire.list(out, parameters, Wire::text);
            Wire.list(out, members, (to, member) -> member.write(to));
            Wire.text(out, shown);
        }

        static Want read(DataInputStream in) throws IOException {
            return new Want(
                    Sort.valueOf(Wire.text(in)),
                    Wire.text(in),
                    Wire.text(in),
                    Wire.list(in, Wire::text),
                    Wire.list(in, Want::read),
                    Wire.text(in));
        }
    }

    /** Writes it for a reader. */
    public void write(DataOutputStream out) throws IOException {
        Wire.list(out, cells, (to, cell) -> cell.write(to));
        Wire.list(out, wishes, (to, wish) -> wish.write(to));
        out.flush();
    }

    static Ask read(DataInputStream in) throws IOException {
        return new Ask(Wire.list(in, Text::read), Wire.list(in, Wish::read));
    }
}
