package org.thalweg.notebook;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;

/**
 * Makes a Java notebook show {@link Displayable} objects. Knows JJava and IJava, both by
 * reflection, so that the library needs neither.
 */
public final class Notebook {
    private static boolean registered;

    private Notebook() {}

    /**
     * Prepares the notebook; the first cell of each lesson calls it. Calling it again, or in a
     * plain program, does no harm.
     */
    public static synchronized void init() {
        System.setProperty("java.awt.headless", "true");
        // A decimal point in every lesson's printf, whatever the machine speaks.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (registered) {
            return;
        }
        Object kernel = kernel();
        if (kernel != null) {
            try {
                register(kernel);
                registered = true;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                // The lesson still runs; figures then appear as their text.
                System.out.println(
                        "Figures appear as text here: this kernel is not known (" + e + ").");
            }
        }
    }

    /**
     * Shows several things in one cell, in this order; prints their text in a plain program.
     *
     * @param things figures, verdicts, tables
     */
    public static void show(Displayable... things) {
        Object kernel = kernel();
        for (Displayable thing : things) {
            if (kernel == null || !displayed(kernel, thing)) {
                System.out.println(thing.text());
            }
        }
    }

    /** The kernel this code runs in, or null in a plain program. */
    private static Object kernel() {
        String[][] places = {
            {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
            {"io.github.spencerpark.ijava.IJava", "getKernelInstance"}
        };
        for (String[] place : places) {
            try {
                Object found = Class.forName(place[0]).getMethod(place[1]).invoke(null);
                if (found != null) {
                    return found;
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // Not this one.
            }
        }
        return null;
    }

    private static String root(Object kernel) {
        return kernel.getClass().getName().startsWith("org.dflib.")
                ? "org.dflib.jjava.jupyter.kernel.display."
                : "io.github.spencerpark.jupyter.kernel.display.";
    }

    private static void register(Object kernel) throws ReflectiveOperationException {
        ClassLoader loader = kernel.getClass().getClassLoader();
        String root = root(kernel);
        Class<?> function = Class.forName(root + "RenderFunction", true, loader);
        Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
        Object registration =
                renderer.getClass()
                        .getMethod("createRegistration", Class.class)
                        .invoke(renderer, Displayable.class);
        Object preferring =
                registration
                        .getClass()
                        .getMethod("preferring", String[].class)
                        .invoke(registration, (Object) new String[] {"text/html"});
        InvocationHandler handler =
                (proxy, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> proxy == args[0];
                            default -> "Displayable as HTML";
                        };
                    }
                    Object output =
                            args[1].getClass().getMethod("getOutputContainer").invoke(args[1]);
                    output.getClass()
                            .getMethod("assign", output.getClass())
                            .invoke(output, data(root, loader, (Displayable) args[0]));
                    return null;
                };
        Object render = Proxy.newProxyInstance(loader, new Class<?>[] {function}, handler);
        preferring.getClass().getMethod("register", function).invoke(preferring, render);
    }

    /** What the kernel sends: HTML, and the text for those who cannot show it. */
    private static Object data(String root, ClassLoader loader, Displayable thing)
            throws ReflectiveOperationException {
        String html;
        String text;
        try {
            html = thing.html();
            text = thing.text();
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // An Error that leaves a renderer would end the kernel's thread for good.
            html =
                    "<pre>"
                            + String.valueOf(e).replace("&", "&amp;").replace("<", "&lt;")
                            + "</pre>";
            text = String.valueOf(e);
        }
        Class<?> type = Class.forName(root + "DisplayData", true, loader);
        Object data = type.getConstructor().newInstance();
        Method put = type.getMethod("putData", String.class, Object.class);
        put.invoke(data, "text/plain", text);
        put.invoke(data, "text/html", html);
        return data;
    }

    private static boolean displayed(Object kernel, Displayable thing) {
        try {
            ClassLoader loader = kernel.getClass().getClassLoader();
            Object data = data(root(kernel), loader, thing);
            kernel.getClass().getMethod("display", data.getClass()).invoke(kernel, data);
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
