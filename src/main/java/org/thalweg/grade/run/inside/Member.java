package org.thalweg.grade.run.inside;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method, constructor or variable of an answer, found by its name and by the types that are asked
 * for. As where a method is named in place of a lambda, an {@code int} may be taken as a {@code
 * double}, and a result that is not asked for may be there.
 *
 * <p>Plain loops, here and in {@link Runner}: the first lambda of a process costs it milliseconds.
 */
final class Member {
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    double.class, Double.class,
                    int.class, Integer.class,
                    long.class, Long.class,
                    boolean.class, Boolean.class,
                    float.class, Float.class,
                    short.class, Short.class,
                    byte.class, Byte.class,
                    char.class, Character.class);

    /** From narrow to wide. */
    private static final List<Class<?>> NUMBERS =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    /**
     * A type that is asked for.
     *
     * @param known null if there is no such class in here: then any interface will do
     */
    record Type(String name, Class<?> known) {
        static Type of(String name) {
            return new Type(name, find(name));
        }

        private static Class<?> find(String name) {
            if (name.equals("void")) {
                return void.class;
            }
            for (Class<?> primitive : BOXES.keySet()) {
                if (primitive.getName().equals(name)) {
                    return primitive;
                }
            }
            try {
                return Class.forName(name, false, Type.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return null;
            }
        }

        /** An object of the answer's is used through an interface. */
        boolean loose() {
            return known == null || known.isInterface();
        }

        @Override
        public String toString() {
            return known == null
                    ? name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                    : known.getSimpleName();
        }
    }

    private final Type returns;
    private final Class<?>[] parameters;
    private final AccessibleObject member;

    private Member(Type returns, Class<?>[] parameters, AccessibleObject member) {
        this.returns = returns;
        this.parameters = parameters;
        this.member = member;
    }

    /** Returns the answer's own types of the parameters. */
    Class<?>[] parameters() {
        return parameters;
    }

    /** Returns as what the grader uses the result. */
    Class<?> returns() {
        return returns.known();
    }

    /** Calls it; throws what it throws. */
    Object call(Object object, Object[] arguments) throws Throwable {
        Object result;
        try {
            result =
                    member instanceof Method method
                            ? method.invoke(object, arguments)
                            : member instanceof Constructor<?> constructor
                                    ? constructor.newInstance(arguments)
                                    : ((Field) member).get(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return returns.known() == void.class ? null : widened(result);
    }

    private Object widened(Object result) {
        Class<?> asked = returns.known();
        if (asked == null || !asked.isPrimitive()) {
            return result;
        }
        if (result == null) {
            throw new NullPointerException("null where a number is asked for");
        }
        if (asked == double.class && result instanceof Number number) {
            return number.doubleValue();
        }
        if (asked == long.class && result instanceof Number number) {
            return number.longValue();
        }
        return asked == int.class && result instanceof Number number ? number.intValue() : result;
    }

    /** Finds a method of the notebook. */
    static Member method(Class<?> entry, String name, Type returns, List<Type> asked)
            throws Missing {
        List<Method> named = named(List.of(entry.getDeclaredMethods()), name, true);
        if (named.isEmpty()) {
            throw new Missing("Nothing in the notebook defines a method `" + name + "`.");
        }
        Method found = best(named, returns, asked);
        if (found == null) {
            throw differs(named.get(0), returns, asked, name);
        }
        return of(found, returns);
    }

    /** Finds a method of an object, those of its interfaces first: they can always be called. */
    static Member ofObject(Class<?> type, String name, Type returns, List<Type> asked)
            throws Missing {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            addInterfaces(each, types);
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
        }
        List<Method> all = new ArrayList<>();
        for (Class<?> each : types) {
            all.addAll(List.of(each.getDeclaredMethods()));
        }
        List<Method> named = named(all, name, false);
        String owner = "`" + simple(type) + "`";
        if (named.isEmpty()) {
            throw new Missing("Your class " + owner + " has no method `" + name + "`.");
        }
        Method found = best(named, returns, asked);
        if (found == null) {
            throw differs(named.get(0), returns, asked, name);
        }
        return of(found, returns);
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    private static Member of(Method method, Type returns) {
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())
                || !Modifier.isPublic(method.getModifiers())) {
            method.setAccessible(true);
        }
        return new Member(returns, method.getParameterTypes(), method);
    }

    /** Finds a constructor of a class of the notebook. */
    static Member constructor(Class<?> entry, String name, Type returns, List<Type> asked)
            throws Missing {
        Class<?> type = null;
        for (Class<?> each : entry.getDeclaredClasses()) {
            type = each.getSimpleName().equals(name) ? each : type;
        }
        if (type == null) {
            throw new Missing("Nothing in the notebook defines a class `" + name + "`.");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new Missing("Your `" + name + "` must be a class that can be made with `new`.");
        }
        List<Constructor<?>> all = List.of(type.getDeclaredConstructors());
        Constructor<?> found = best(all, new Type("void", void.class), asked);
        if (found == null) {
            throw differs(all.get(0), null, asked, name);
        }
        found.setAccessible(true);
        return new Member(returns, found.getParameterTypes(), found);
    }

    /** Finds a variable of the notebook. */
    static Member variable(Class<?> entry, String name, Type asked) throws Missing {
        Field field = null;
        for (Field each : entry.getDeclaredFields()) {
            boolean its = each.getName().equals(name) && Modifier.isStatic(each.getModifiers());
            field = its ? each : field;
        }
        if (field == null) {
            throw new Missing("Nothing in the notebook defines a variable `" + name + "`.");
        }
        if (!gives(field.getType(), asked)) {
            throw new Missing(
                    "Your variable `"
                            + name
                            + "` is of type `"
                            + simple(field.getType())
                            + "`. The exercise asks for `"
                            + asked
                            + "`.");
        }
        field.setAccessible(true);
        return new Member(asked, new Class<?>[0], field);
    }

    private static List<Method> named(List<Method> all, String name, boolean isStatic) {
        List<Method> named = new ArrayList<>();
        for (Method each : all) {
            if (each.getName().equals(name)
                    && !each.isSynthetic()
                    && Modifier.isStatic(each.getModifiers()) == isStatic) {
                named.add(each);
            }
        }
        return named;
    }

    /** The one with most parameters of exactly the asked type; null if none can be called. */
    private static <E extends Executable> E best(List<E> all, Type returns, List<Type> asked) {
        E best = null;
        int most = -1;
        for (E each : all) {
            if (!takes(each.getParameterTypes(), asked)
                    || each instanceof Method method && !gives(method.getReturnType(), returns)) {
                continue;
            }
            int exact = 0;
            for (int i = 0; i < asked.size(); i++) {
                exact += each.getParameterTypes()[i] == asked.get(i).known() ? 1 : 0;
            }
            if (exact > most) {
                most = exact;
                best = each;
            }
        }
        return best;
    }

    private static boolean takes(Class<?>[] declared, List<Type> asked) {
        if (declared.length != asked.size()) {
            return false;
        }
        for (int i = 0; i < declared.length; i++) {
            Class<?> given = asked.get(i).known();
            if (given == null ? !declared[i].isInterface() : !becomes(given, declared[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean gives(Class<?> declared, Type asked) {
        if (asked.known() == void.class) {
            return true;
        }
        return asked.loose() ? !declared.isPrimitive() : becomes(declared, asked.known());
    }

    /** Whether Java converts one to the other where a method is named in place of a lambda. */
    private static boolean becomes(Class<?> from, Class<?> to) {
        if (to.isAssignableFrom(from)) {
            return true;
        }
        if (from.isPrimitive() && !to.isPrimitive()) {
            return from != void.class && to.isAssignableFrom(BOXES.get(from));
        }
        Class<?> primitive = from;
        if (!from.isPrimitive()) {
            for (Map.Entry<Class<?>, Class<?>> box : BOXES.entrySet()) {
                primitive = box.getValue() == from ? box.getKey() : primitive;
            }
        }
        return primitive == to
                || NUMBERS.contains(primitive)
                        && NUMBERS.contains(to)
                        && NUMBERS.indexOf(primitive) < NUMBERS.indexOf(to);
    }

    private static Missing differs(Executable found, Type returns, List<Type> asked, String name) {
        String has =
                Arrays.stream(found.getParameterTypes())
                        .map(Member::simple)
                        .collect(Collectors.joining(", ", name + "(", ")"));
        String wants =
                asked.stream()
                        .map(Type::toString)
                        .collect(Collectors.joining(", ", name + "(", ")"));
        if (found instanceof Method method) {
            has = simple(method.getReturnType()) + " " + has;
            wants = returns + " " + wants;
        }
        return new Missing("Your code has `" + has + "`. The exercise asks for `" + wants + "`.");
    }

    private static String simple(Class<?> type) {
        String name = type.getSimpleName();
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
