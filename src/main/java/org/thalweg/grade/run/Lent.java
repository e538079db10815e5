package org.thalweg.grade.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.thalweg.grade.run.inside.Garbled;

/** The grader's objects that an answer was given and may call, by number. */
final class Lent {
    /**
     * One of them.
     *
     * @param type the interface as which it was given; nothing else of it can be called
     * @param methods its abstract ones, looked up once: an answer calls what an objective is, not
     *     what the library adds, and may do so twenty thousand times
     */
    record One(Object object, Class<?> type, List<Method> methods) {
        Method method(String name, int count) throws Garbled {
            for (Method method : methods) {
                if (method.getName().equals(name) && method.getParameterCount() == count) {
                    method.setAccessible(true);
                    return method;
                }
            }
            throw new Garbled("a call of " + Thrown.cut(name, 50));
        }
    }

    private final List<One> all = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    /** Returns the number of an object that is given as this interface. */
    int number(Object object, Class<?> type) {
        Integer number = numbers.get(object);
        if (number == null || all.get(number).type != type) {
            number = all.size();
            all.add(new One(object, type, Types.asked(type)));
            numbers.put(object, number);
        }
        return number;
    }

    One get(int number) throws Garbled {
        if (number < 0 || number >= all.size()) {
            throw new Garbled("object " + number + " of " + all.size());
        }
        return all.get(number);
    }
}
