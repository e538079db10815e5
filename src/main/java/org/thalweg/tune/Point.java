package org.thalweg.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One choice of all settings that are searched.
 *
 * @param values a Double or a String for each name
 */
public record Point(Map<String, Object> values) {
    /** Copies the values; their order is kept. */
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach(
                (name, value) -> {
                    if (!(value instanceof Double || value instanceof String)) {
                        throw new IllegalArgumentException(
                                "setting " + name + " must be a Double or a String, got " + value);
                    }
                });
    }

    /** Returns the number of that name. */
    public double get(String name) {
        if (value(name) instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException(
                "setting " + name + " is no number, it is \"" + value(name) + "\": use text");
    }

    /** Returns the whole number of that name. */
    public int whole(String name) {
        double number = get(name);
        if (number != (int) number) {
            throw new IllegalArgumentException(
                    "setting " + name + " is no whole number, it is " + number + ": use get");
        }
        return (int) number;
    }

    /** Returns the word of that name. */
    public String text(String name) {
        if (value(name) instanceof String word) {
            return word;
        }
        throw new IllegalArgumentException(
                "setting " + name + " is no word, it is " + value(name) + ": use get");
    }

    /** Returns the value of that name as it prints, four digits of a number. */
    String shown(String name) {
        return value(name) instanceof Double number ? Text.number(number) : text(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no setting is named " + name + ", there are " + values.keySet());
        }
        return value;
    }

    /** Returns "lr=0.01, beta=0.9". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String name : values.keySet()) {
            text.append(text.isEmpty() ? "" : ", ").append(name + "=" + shown(name));
        }
        return text.toString();
    }
}
