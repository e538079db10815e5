package org.thalweg.grade.read;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.thalweg.grade.Compiled;

/** Runs what was compiled, in this process: the tests wrote it themselves. */
final class Ran {
    private Ran() {}

    /** Returns the class that holds the definitions. */
    static Class<?> load(Compiled.Ready ready) throws ClassNotFoundException {
        ClassLoader loader =
                new ClassLoader(Ran.class.getClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        byte[] bytes = ready.classes().get(name);
                        if (bytes == null) {
                            throw new ClassNotFoundException(name);
                        }
                        return defineClass(name, bytes, 0, bytes.length);
                    }
                };
        return loader.loadClass(ready.entry());
    }

    /** Calls its method of this name. */
    static Object call(Compiled.Ready ready, String name, Object... arguments)
            throws ReflectiveOperationException {
        Method method =
                Arrays.stream(load(ready).getDeclaredMethods())
                        .filter(each -> each.getName().equals(name))
                        .filter(each -> each.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow();
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }

    /** Returns the value of its variable. */
    static Object value(Compiled.Ready ready, String name) throws ReflectiveOperationException {
        Field field = load(ready).getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }
}
