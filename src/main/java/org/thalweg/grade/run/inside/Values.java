package org.thalweg.grade.run.inside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The arguments and results of one call: numbers and texts by their bits, arrays by their contents
 * and by which array they are, other objects by a number.
 *
 * <p>Both ends meet the arrays of a request in the same order and number them so. A reply first has
 * the contents of all of them, then the result, which may be one of them: what the answer changes
 * and what it hands back is the same here and there.
 */
public final class Values {
    private static final byte NULL = 0;
    private static final byte KNOWN = 1;
    private static final byte BOOLEAN = 2;
    private static final byte INT = 3;
    private static final byte LONG = 4;
    private static final byte DOUBLE = 5;
    private static final byte TEXT = 6;
    private static final byte ARRAY = 7;
    private static final byte RANDOM = 8;
    private static final byte OBJECT = 9;

    /** What may be in an array; its place is its number in a message. */
    private static final List<Class<?>> ELEMENTS =
            List.of(
                    double.class,
                    int.class,
                    long.class,
                    boolean.class,
                    String.class,
                    double[].class,
                    int[].class,
                    boolean[].class,
                    double[][].class);

    /** Writes and reads objects that stay where they are. */
    public interface Objects {
        /**
         * Writes which object it is.
         *
         * @param object the object
         * @param type as which the other end will use it
         * @param out the message, added to
         * @throws IllegalArgumentException if it cannot be used from there
         */
        void write(Object object, Class<?> type, Out out) throws IOException;

        /**
         * Reads which object it is.
         *
         * @param type as which it will be used; null if that does not matter
         * @param in the message, read on
         */
        Object read(Class<?> type, In in) throws IOException;
    }

    private final Objects objects;
    private final List<Object> arrays = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();

    /**
     * The values of one call.
     *
     * @param objects where objects are kept
     */
    public Values(Objects objects) {
        this.objects = objects;
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @param type its declared type
     * @param out the message, added to
     */
    public void write(Object value, Class<?> type, Out out) throws IOException {
        if (value == null) {
            out.put(NULL);
        } else if (value instanceof Boolean b) {
            out.put(BOOLEAN).put(b ? 1 : 0);
        } else if (value instanceof Integer i) {
            out.put(INT).putInt(i);
        } else if (value instanceof Long l) {
            out.put(LONG).putLong(l);
        } else if (value instanceof Double d) {
            out.put(DOUBLE).putDouble(d);
        } else if (value instanceof String text) {
            out.put(TEXT).putText(text);
        } else if (value instanceof SplittableRandom random) {
            out.put(RANDOM).putLong(random.nextLong());
        } else if (value.getClass().isArray()) {
            writeArray(value, out);
        } else {
            objects.write(value, type, out.put(OBJECT));
        }
    }

    private void writeArray(Object array, Out out) throws IOException {
        Integer place = places.get(array);
        if (place != null) {
            out.put(KNOWN).putInt(place);
            return;
        }
        int element = ELEMENTS.indexOf(array.getClass().getComponentType());
        if (element < 0) {
            throw new IllegalArgumentException(
                    "an array " + array.getClass().getSimpleName() + " cannot be sent");
        }
        int length = java.lang.reflect.Array.getLength(array);
        out.put(ARRAY).put(element).putInt(length);
        know(array);
        writeContents(array, out);
    }

    /** Writes the contents of the arrays known by now. */
    public void writeContents(Out out) throws IOException {
        for (Object array : List.copyOf(arrays)) {
            writeContents(array, out);
        }
    }

    private void writeContents(Object array, Out out) throws IOException {
        out.count(1 + java.lang.reflect.Array.getLength(array));
        if (array instanceof double[] numbers) {
            for (double number : numbers) {
                out.putDouble(number);
            }
        } else if (array instanceof int[] numbers) {
            for (int number : numbers) {
                out.putInt(number);
            }
        } else if (array instanceof long[] numbers) {
            for (long number : numbers) {
                out.putLong(number);
            }
        } else if (array instanceof boolean[] flags) {
            for (boolean flag : flags) {
                out.put(flag ? 1 : 0);
            }
        } else {
            for (Object row : (Object[]) array) {
                write(row, null, out);
            }
        }
    }

    /**
     * Reads a value.
     *
     * @param type as which an object will be used
     * @param in the message, read on
     */
    public Object read(Class<?> type, In in) throws IOException {
        byte tag = in.get();
        return switch (tag) {
            case NULL -> null;
            case KNOWN -> known(in.getInt());
            case BOOLEAN -> flag(in);
            case INT -> in.getInt();
            case LONG -> in.getLong();
            case DOUBLE -> in.getDouble();
            case TEXT -> in.getText();
            case RANDOM -> new SplittableRandom(in.getLong());
            case ARRAY -> readArray(in);
            case OBJECT -> objects.read(type, in);
            default -> throw new Garbled("a value of kind " + tag);
        };
    }

    private Object readArray(In in) throws IOException {
        int place = in.get();
        if (place < 0 || place >= ELEMENTS.size()) {
            throw new Garbled("an array of kind " + place);
        }
        Class<?> element = ELEMENTS.get(place);
        int length = in.getInt();
        in.count(length, size(element));
        Object array = java.lang.reflect.Array.newInstance(element, length);
        know(array);
        fill(array, in);
        return array;
    }

    private static int size(Class<?> element) {
        return element == double.class || element == long.class ? 8 : element == int.class ? 4 : 1;
    }

    /**
     * Reads the contents of the arrays known by now.
     *
     * @return what writes them into the arrays, once the whole message is known to be right
     */
    public Runnable readContents(In in) throws IOException {
        List<Object> before = List.copyOf(arrays);
        List<Object> contents = new ArrayList<>();
        for (Object array : before) {
            int length = java.lang.reflect.Array.getLength(array);
            Class<?> element = array.getClass().getComponentType();
            in.count(length, size(element));
            Object content = java.lang.reflect.Array.newInstance(element, length);
            fill(content, in);
            contents.add(content);
        }
        return () -> {
            for (int i = 0; i < before.size(); i++) {
                Object array = before.get(i);
                System.arraycopy(
                        contents.get(i), 0, array, 0, java.lang.reflect.Array.getLength(array));
            }
        };
    }

    private void fill(Object array, In in) throws IOException {
        if (array instanceof double[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.getDouble();
            }
        } else if (array instanceof int[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.getInt();
            }
        } else if (array instanceof long[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.getLong();
            }
        } else if (array instanceof boolean[] flags) {
            for (int i = 0; i < flags.length; i++) {
                flags[i] = flag(in);
            }
        } else {
            Object[] rows = (Object[]) array;
            Class<?> element = array.getClass().getComponentType();
            for (int i = 0; i < rows.length; i++) {
                Object row = read(null, in);
                if (row != null && !element.isInstance(row)) {
                    throw new Garbled("a " + row.getClass() + " among " + element);
                }
                rows[i] = row;
            }
        }
    }

    private static boolean flag(In in) throws Garbled {
        byte flag = in.get();
        if (flag != 0 && flag != 1) {
            throw new Garbled("a truth value of " + flag);
        }
        return flag == 1;
    }

    private Object known(int place) throws Garbled {
        if (place < 0 || place >= arrays.size()) {
            throw new Garbled("array " + place + " of " + arrays.size());
        }
        return arrays.get(place);
    }

    private void know(Object array) {
        places.put(array, arrays.size());
        arrays.add(array);
    }
}
