package org.thalweg.grade.read.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and lists on the channel between the grader and the reader: a length, then that many. */
public final class Wire {
    /** The first thing a reader says: it has started. */
    public static final int HELLO = 0x54_48_57_47;

    /** No text on the channel is longer, in bytes. */
    static final int LONGEST = 1 << 21;

    /** No list on the channel is longer. */
    static final int MOST = 20_000;

    private Wire() {}

    /** Something that is written to the channel. */
    interface Writer<T> {
        void write(DataOutputStream out, T one) throws IOException;
    }

    /** Something that is read from the channel. */
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(length(in, LONGEST));
    }

    static <T> void list(DataOutputStream out, List<T> list, Writer<T> writer) throws IOException {
        out.writeInt(list.size());
        for (T one : list) {
            writer.write(out, one);
        }
    }

    static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = length(in, MOST);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    private static int length(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException(
                    "a length of " + length + ", and at most " + most + " is allowed");
        }
        return length;
    }
}
