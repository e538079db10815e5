package org.thalweg.grade.run.inside;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message being written. */
public final class Out {
    /** How many numbers a message may have. */
    public static final int ELEMENTS = 1 << 20;

    /** How many bytes a message may have. */
    public static final int BYTES = 8 * ELEMENTS + (1 << 20);

    private byte[] bytes = new byte[256];
    private int size = 4; // where its length will stand
    private int elements;

    /**
     * Begins a message.
     *
     * @param tag its kind
     */
    public Out(byte tag) {
        bytes[size++] = tag;
    }

    /** Writes one byte. */
    public Out put(int value) throws TooLarge {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Writes four bytes. */
    public Out putInt(int value) throws TooLarge {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
        return this;
    }

    /** Writes eight bytes. */
    public Out putLong(long value) throws TooLarge {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
        return this;
    }

    /** Writes the number's bits as they are. */
    public Out putDouble(double value) throws TooLarge {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** Writes a length and the text. */
    public Out putText(String text) throws TooLarge {
        if (text.length() > BYTES / 4) { // before it is copied
            throw new TooLarge();
        }
        return putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a length and the bytes. */
    public Out putBytes(byte[] some) throws TooLarge {
        putInt(some.length);
        room(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
        return this;
    }

    /** Counts an array's length before it is written. */
    void count(int more) throws TooLarge {
        elements += more;
        if (elements > ELEMENTS || elements < 0) {
            throw new TooLarge();
        }
    }

    /** Sends it. */
    public void send(OutputStream stream) throws IOException {
        int length = size - 4;
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (length >> (24 - 8 * i));
        }
        stream.write(bytes, 0, size);
        stream.flush();
    }

    private void room(int more) throws TooLarge {
        if (size + more > BYTES) {
            throw new TooLarge();
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
