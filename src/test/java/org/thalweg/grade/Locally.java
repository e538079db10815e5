package org.thalweg.grade;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileManager;
import javax.tools.ToolProvider;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.Given;
import org.thalweg.check.Wanted;

/**
 * A notebook's definitions compiled and run in this process: for answers that the tests themselves
 * wrote, never for a student's.
 */
public final class Locally implements Given {
    private static final String IMPORTS =
            "import java.util.*; import java.util.function.*; import java.util.stream.*;"
                    + " import org.thalweg.core.Objective; import org.thalweg.grade.Fuel; ";

    /** Reading the class path's jars takes longer than compiling a cell: once is enough. */
    private static final JavaFileManager LIBRARY =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

    private final Object cell;

    private Locally(Object cell) {
        this.cell = cell;
    }

    /**
     * Compiles cells of definitions, and what the cell below them does with the methods.
     *
     * @throws AnswerStopped with the compiler's first message if they do not compile
     */
    public static Given run(String source, List<Wanted<?>> wanted) {
        StringBuilder cells = new StringBuilder(source).append('\n');
        wanted.stream()
                .filter(each -> each.kind() == Wanted.Kind.METHOD)
                .forEach(each -> cells.append(handedOver(each)));
        Map<String, byte[]> classes = compile(IMPORTS + "public class Answer { " + cells + "}");
        ClassLoader loader =
                new ClassLoader(Locally.class.getClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        byte[] bytes = classes.get(name);
                        if (bytes == null) {
                            throw new ClassNotFoundException(name);
                        }
                        return defineClass(name, bytes, 0, bytes.length);
                    }
                };
        try {
            Constructor<?> constructor = loader.loadClass("Answer").getDeclaredConstructor();
            return new Locally(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw sneaky(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns {@code Type given_name() { return (a, b) -> name(a, b); }}. */
    private static String handedOver(Wanted<?> wanted) {
        Method one =
                Arrays.stream(wanted.type().getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .findFirst()
                        .orElseThrow();
        String names =
                IntStream.range(0, one.getParameterCount())
                        .mapToObj(i -> "given" + i)
                        .collect(Collectors.joining(", "));
        return "public %s given_%s() { return (%s) -> %s(%s); }%n"
                .formatted(
                        wanted.type().getCanonicalName(),
                        wanted.name(),
                        names,
                        wanted.name(),
                        names);
    }

    @Override
    public <A> A get(Wanted<A> wanted) {
        Object found =
                switch (wanted.kind()) {
                    case METHOD -> handed(wanted.name());
                    case CLASS -> proxy(wanted.type(), (self, m, args) -> made(wanted, m, args));
                    case VARIABLE -> variable(wanted.name());
                };
        @SuppressWarnings("unchecked")
        A answer = (A) found;
        return answer;
    }

    private Object handed(String name) {
        try {
            return cell.getClass().getMethod("given_" + name).invoke(cell);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object made(Wanted<?> wanted, Method asked, Object[] args) throws Throwable {
        Class<?> type =
                Arrays.stream(cell.getClass().getDeclaredClasses())
                        .filter(each -> each.getSimpleName().equals(wanted.name()))
                        .findFirst()
                        .orElseThrow(() -> missing(wanted.name()));
        int outer = Modifier.isStatic(type.getModifiers()) ? 0 : 1;
        Object[] all = new Object[outer + asked.getParameterCount()];
        if (outer == 1) {
            all[0] = cell;
        }
        if (args != null) {
            System.arraycopy(args, 0, all, outer, args.length);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == all.length) {
                constructor.setAccessible(true);
                try {
                    Object object = constructor.newInstance(all);
                    return proxy(
                            asked.getReturnType(),
                            (self, m, more) -> call(object, type, m.getName(), m, more));
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw missing(wanted.name());
    }

    private static Object call(Object on, Class<?> type, String name, Method asked, Object[] args)
            throws Throwable {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == asked.getParameterCount()) {
                method.setAccessible(true);
                try {
                    return method.invoke(on, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw missing(name);
    }

    private Object variable(String name) {
        try {
            Field field = cell.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(cell);
        } catch (NoSuchFieldException e) {
            throw missing(name);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AnswerStopped missing(String name) {
        return new AnswerStopped("Nothing in the notebook defines `" + name + "`.");
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        @SuppressWarnings("unchecked")
        E any = (E) thrown;
        throw any;
    }

    private static Map<String, byte[]> compile(String source) {
        try {
            return InMemory.compile(
                    source, LIBRARY, List.of("-proc:none", "-nowarn", "-implicit:none"));
        } catch (IllegalArgumentException e) {
            throw new AnswerStopped("Your answer does not compile: " + e.getMessage());
        }
    }
}
