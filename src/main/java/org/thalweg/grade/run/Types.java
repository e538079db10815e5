package org.thalweg.grade.run;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Of which type a value is, and what an interface asks for. */
final class Types {
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    double.class, Double.class,
                    int.class, Integer.class,
                    long.class, Long.class,
                    boolean.class, Boolean.class);

    private Types() {}

    /** Returns whether a method with this result could return the value; of {@code void} null. */
    static boolean fits(Object value, Class<?> type) {
        return value == null
                ? !type.isPrimitive() || type == void.class
                : BOXES.getOrDefault(type, type).isInstance(value);
    }

    /** Returns the methods that one who implements the interface must write. */
    static List<Method> asked(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
    }

    /** Returns the one method of a functional interface. */
    static Method only(Class<?> type) {
        List<Method> asked = asked(type);
        if (asked.size() != 1) {
            throw new IllegalArgumentException(
                    type + " must have one abstract method, it has " + asked.size());
        }
        return asked.get(0);
    }
}
