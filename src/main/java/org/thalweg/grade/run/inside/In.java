package org.thalweg.grade.run.inside;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message being read: nothing is made before its length is known to be allowed. */
public final class In {
    private final ByteBuffer bytes;
    private final byte tag;
    private int elements;

    private In(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.tag = this.bytes.get();
    }

    /**
     * Waits for a message.
     *
     * @throws EOFException if the other end is gone
     * @throws Garbled if its length is none
     */
    public static In receive(InputStream stream) throws IOException {
        byte[] four = stream.readNBytes(4);
        if (four.length < 4) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(four).getInt();
        if (length < 1 || length > Out.BYTES) {
            throw new Garbled("a message of " + length + " bytes");
        }
        byte[] bytes = stream.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new In(bytes);
    }

    /** Returns its kind. */
    public byte tag() {
        return tag;
    }

    /** Reads one byte. */
    public byte get() throws Garbled {
        need(1);
        return bytes.get();
    }

    /** Reads four bytes. */
    public int getInt() throws Garbled {
        need(4);
        return bytes.getInt();
    }

    /** Reads eight bytes. */
    public long getLong() throws Garbled {
        need(8);
        return bytes.getLong();
    }

    /** Reads a number's bits as they are. */
    public double getDouble() throws Garbled {
        return Double.longBitsToDouble(getLong());
    }

    /** Reads a length and a text; what is no UTF-8 becomes question marks. */
    public String getText() throws Garbled {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    /** Reads a length and so many bytes. */
    public byte[] getBytes() throws Garbled {
        int length = getInt();
        if (length < 0) {
            throw new Garbled("a length of " + length);
        }
        need(length);
        byte[] some = new byte[length];
        bytes.get(some);
        return some;
    }

    /**
     * Counts an array's length before the array is made.
     *
     * @param size of one element, in bytes
     */
    void count(int length, int size) throws Garbled {
        elements += length;
        if (length < 0 || elements > Out.ELEMENTS || (long) length * size > bytes.remaining()) {
            throw new Garbled("an array of " + length);
        }
    }

    /** Nothing may be left. */
    public void end() throws Garbled {
        if (bytes.hasRemaining()) {
            throw new Garbled(bytes.remaining() + " bytes too many");
        }
    }

    private void need(int length) throws Garbled {
        if (bytes.remaining() < length) {
            throw new Garbled("a message that ends early");
        }
    }
}
