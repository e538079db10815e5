package org.thalweg.grade.run.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the calls that the grader asks for. */
final class Runner implements Values.Objects {
    private static final int MESSAGE = 500;
    private static final int NAME = 100;

    /** More calls than a message needs, one in another. */
    private static final int DEPTH = 400;

    /** Thrown where the grader has ended a call; whoever catches it gains nothing. */
    private static final class CallEnded extends Error {
        private static final long serialVersionUID = 1;

        CallEnded() {
            super("the check has ended this call", null, false, false);
        }
    }

    /** The answer's classes, by a loader of their own. */
    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> files;

        Classes(Map<String, byte[]> files) {
            super(Classes.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }

    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong printed;
    private final Object channel = new Object();

    private final List<Object> own = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> ownNumbers = new IdentityHashMap<>();
    private final Map<Integer, Object> far = new HashMap<>();
    private final IdentityHashMap<Object, Integer> farNumbers = new IdentityHashMap<>();
    private final Map<String, Member> members = new HashMap<>();

    private Class<?> entry;
    private int call; // the innermost that is under way; 0 if none is
    private int callbacks;
    private Throwable unusable;

    Runner(InputStream in, OutputStream out, AtomicLong printed) {
        this.in = in;
        this.out = out;
        this.printed = printed;
    }

    void run() throws IOException {
        new Out(Tag.HELLO).send(out);
        while (true) {
            In message = In.receive(in);
            switch (message.tag()) {
                case Tag.CLASSES -> load(message);
                case Tag.CALL, Tag.FIND -> serve(message);
                default -> {
                    // the answer to a callback that an overflowing stack has left behind
                }
            }
        }
    }

    private void load(In message) throws IOException {
        String name = message.getText();
        Map<String, byte[]> files = new HashMap<>();
        for (int more = message.getInt(); more > 0; more--) {
            files.put(message.getText(), message.getBytes());
        }
        try {
            entry = Class.forName(name, false, new Classes(files));
        } catch (ClassNotFoundException | LinkageError e) {
            unusable = e;
        }
    }

    /** A member that is asked for, and the object it belongs to, if it is an object's. */
    private record Asked(Member member, Object object) {}

    private void serve(In message) throws IOException {
        int id = message.getInt();
        int outer;
        synchronized (channel) {
            outer = call;
            call = id;
        }
        Out reply;
        try {
            reply = answer(id, message);
        } catch (Missing e) {
            reply = new Out(Tag.MISSING).putInt(id).putText(cut(e.getMessage(), MESSAGE));
        } catch (TooLarge e) {
            reply = new Out(Tag.TOO_LARGE).putInt(id);
        } catch (Throwable thrown) { // the answer's
            reply = threw(id, thrown);
        }
        synchronized (channel) { // no thread of the answer is in the middle of a message
            call = outer;
            reply.send(out);
        }
    }

    private Out answer(int id, In message) throws Throwable {
        Asked asked = find(message);
        if (message.tag() == Tag.FIND) {
            return status(new Out(Tag.VALUE).putInt(id)).put(0);
        }
        Class<?>[] types = asked.member.parameters();
        Object[] arguments = new Object[types.length];
        Values values = new Values(this);
        for (int i = 0; i < types.length; i++) {
            arguments[i] = values.read(types[i], message);
        }
        Object result = asked.member.call(asked.object, arguments);
        Out reply = status(new Out(Tag.VALUE).putInt(id));
        values.writeContents(reply);
        values.write(result, asked.member.returns(), reply);
        return reply;
    }

    private Asked find(In message) throws Throwable {
        if (unusable != null) {
            throw unusable;
        }
        byte kind = message.get();
        Object object = kind == Tag.OF_OBJECT ? own.get(message.getInt()) : null;
        String name = message.getText();
        String returns = message.getText();
        List<String> parameters = new ArrayList<>();
        for (int more = message.getInt(); more > 0; more--) {
            parameters.add(message.getText());
        }
        StringBuilder text = new StringBuilder().append(kind).append(' ').append(name);
        text.append(object == null ? 0 : System.identityHashCode(object.getClass()));
        text.append(' ').append(returns).append(parameters);
        String key = text.toString();
        Member member = members.get(key);
        if (member == null) {
            initialize();
            member = find(kind, object, name, Member.Type.of(returns), parameters);
            members.put(key, member);
        }
        return new Asked(member, object);
    }

    private Member find(
            byte kind, Object object, String name, Member.Type returns, List<String> parameters)
            throws Missing, Garbled {
        List<Member.Type> asked = new ArrayList<>();
        for (String parameter : parameters) {
            asked.add(Member.Type.of(parameter));
        }
        return switch (kind) {
            case Tag.METHOD -> Member.method(entry, name, returns, asked);
            case Tag.CONSTRUCTOR -> Member.constructor(entry, name, returns, asked);
            case Tag.VARIABLE -> Member.variable(entry, name, returns);
            case Tag.OF_OBJECT -> Member.ofObject(object.getClass(), name, returns, asked);
            default -> throw new Garbled("a member of kind " + kind);
        };
    }

    /** Java tells only once why a class could not be initialized. */
    private void initialize() throws Throwable {
        try {
            Class.forName(entry.getName(), true, entry.getClassLoader());
        } catch (ExceptionInInitializerError e) {
            unusable = e.getCause() == null ? e : e.getCause();
            throw unusable;
        } catch (LinkageError e) {
            unusable = e;
            throw e;
        }
    }

    private Out status(Out reply) throws TooLarge {
        return reply.putLong(printed.get()).putInt(Math.max(0, Thread.activeCount() - 2));
    }

    private Out threw(int id, Throwable thrown) throws IOException {
        Throwable cause = thrown;
        while (cause instanceof ExceptionInInitializerError && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return status(new Out(Tag.THREW).putInt(id))
                .putText(cut(cause.getClass().getSimpleName(), NAME))
                .putText(cut(message(cause), MESSAGE))
                .putInt(line(cause));
    }

    /** The answer's own exceptions may do anything when asked for their text. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable another) {
            return "";
        }
    }

    private int line(Throwable thrown) {
        try {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                String name = frame.getClassName();
                if (entry != null
                        && (name.equals(entry.getName())
                                || name.startsWith(entry.getName() + "$"))) {
                    return frame.getLineNumber();
                }
            }
        } catch (Throwable another) { // a getStackTrace of the answer's
            return -1;
        }
        return -1;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    // ---- objects: of the answer's here, of the grader's there

    @Override
    public void write(Object object, Class<?> type, Out message) throws IOException {
        Integer theirs = farNumbers.get(object);
        if (theirs != null) {
            message.put(1).putInt(theirs);
            return;
        }
        Integer ours = ownNumbers.get(object);
        if (ours == null) {
            ours = own.size();
            own.add(object);
            ownNumbers.put(object, ours);
        }
        message.put(0).putInt(ours);
    }

    @Override
    public Object read(Class<?> type, In message) throws IOException {
        if (message.get() == 1) {
            return own.get(message.getInt());
        }
        int number = message.getInt();
        Class<?> named = Member.Type.of(message.getText()).known();
        Class<?> shown = named != null && type.isAssignableFrom(named) ? named : type;
        Object known = far.get(number);
        if (known != null && shown.isInstance(known)) {
            return known;
        }
        InvocationHandler handler =
                new InvocationHandler() {
                    @Override
                    public Object invoke(Object self, Method method, Object[] arguments)
                            throws Throwable {
                        return far(number, self, method, arguments);
                    }
                };
        Object made =
                Proxy.newProxyInstance(shown.getClassLoader(), new Class<?>[] {shown}, handler);
        far.put(number, made);
        farNumbers.put(made, number);
        return made;
    }

    private Object far(int number, Object self, Method method, Object[] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> method.getDeclaringClass().getSimpleName() + "@" + number;
            };
        }
        return method.isDefault()
                ? InvocationHandler.invokeDefault(self, method, arguments)
                : callback(number, method, arguments);
    }

    private Object callback(int number, Method method, Object[] arguments) throws Throwable {
        depth(DEPTH);
        synchronized (channel) {
            if (call == 0) {
                throw new IllegalStateException(
                        method.getName() + " can be called only while the method runs that got it");
            }
            int id = ++callbacks;
            Values values = new Values(this);
            Out message = new Out(Tag.CALLBACK).putInt(call).putInt(id).putInt(number);
            message.putText(method.getName()).putInt(arguments.length);
            for (int i = 0; i < arguments.length; i++) {
                values.write(arguments[i], method.getParameterTypes()[i], message);
            }
            message.send(out);
            while (true) {
                In reply = In.receive(in);
                if (reply.tag() == Tag.CALL || reply.tag() == Tag.FIND) {
                    serve(reply); // the grader's objective asks the answer
                    continue;
                }
                if (reply.getInt() != id) {
                    continue; // left behind, as above
                }
                switch (reply.tag()) {
                    case Tag.RETURNED -> {
                        Runnable contents = values.readContents(reply);
                        Object result = values.read(method.getReturnType(), reply);
                        contents.run();
                        return result;
                    }
                    default -> throw new CallEnded();
                }
            }
        }
    }

    /** A stack that overflows does so here, not in the middle of a message. */
    private static int depth(int more) {
        return more == 0 ? 0 : 1 + depth(more - 1);
    }
}
