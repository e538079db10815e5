package org.thalweg.grade.run;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.AnswerThrew;
import org.thalweg.check.Printed;
import org.thalweg.check.Wanted;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Place;
import org.thalweg.grade.Running;
import org.thalweg.grade.run.inside.Garbled;
import org.thalweg.grade.run.inside.In;
import org.thalweg.grade.run.inside.Out;
import org.thalweg.grade.run.inside.Tag;
import org.thalweg.grade.run.inside.Values;

/** An answer in another process. */
final class RemoteAnswer implements Running, Values.Objects {
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    double.class, Double.class,
                    int.class, Integer.class,
                    long.class, Long.class,
                    boolean.class, Boolean.class);

    /** How many of an answer's objects the grader keeps. */
    private static final int OBJECTS = 100_000;

    /**
     * What is called.
     *
     * @param kind one of the members of {@link Tag}
     * @param object whose method it is, by number
     */
    private record Member(
            byte kind, int object, String name, Class<?> returns, Class<?>[] parameters) {
        static Member like(byte kind, int object, String name, Method method) {
            return new Member(
                    kind, object, name, method.getReturnType(), method.getParameterTypes());
        }
    }

    /**
     * An object of ours that the answer may call.
     *
     * @param type the interface as which it was given; nothing else of it can be called
     */
    private record Lent(Object object, Class<?> type) {}

    private final Compiled.Ready answer;
    private final Limits limits;
    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final Errors errors;
    private final Watchdog.Clock clock;

    private final List<Lent> lent = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> lentNumbers = new IdentityHashMap<>();
    private final Map<Integer, Object> theirs = new HashMap<>();
    private final IdentityHashMap<Object, Integer> theirNumbers = new IdentityHashMap<>();

    private int calls;
    private int depth;
    private int callbacks;
    private Throwable thrownByUs;
    private long printed;
    private int threads;

    /** Why the answer is not called any more. Set once, by whichever thread ends it. */
    private volatile String stopped;

    private boolean closed;

    RemoteAnswer(Compiled.Ready answer, Process process, Limits limits) throws IOException {
        this.answer = answer;
        this.limits = limits;
        this.process = process;
        in = new BufferedInputStream(process.getInputStream(), 1 << 16);
        out = process.getOutputStream();
        errors =
                new Errors(
                        process.getErrorStream(), limits.errorBytes(), () -> kill(Endings.ERRORS));
        clock = new Watchdog.Clock(Limits.START_MILLIS, this::timeIsUp);
        try {
            clock.begin(Limits.START_MILLIS);
            classes().send(out);
            In hello = In.receive(in);
            if (hello.tag() != Tag.HELLO) {
                throw new Garbled("no hello");
            }
            clock.pause();
            clock.refill(limits.exerciseMillis());
        } catch (IOException e) {
            close();
            throw new IOException(
                    "an answer's process did not start: "
                            + (errors.text().isBlank() ? e.toString() : errors.text().strip()),
                    e);
        }
    }

    private Out classes() throws IOException {
        Out message = new Out(Tag.CLASSES).putText(answer.entry());
        message.putInt(answer.classes().size());
        for (Map.Entry<String, byte[]> each : answer.classes().entrySet()) {
            message.putText(each.getKey()).putBytes(each.getValue());
        }
        return message;
    }

    // ---- what the grader sees

    @Override
    public <A> A get(Wanted<A> wanted) {
        Object found =
                switch (wanted.kind()) {
                    case METHOD -> definition(Tag.METHOD, wanted);
                    case CLASS -> definition(Tag.CONSTRUCTOR, wanted);
                    case VARIABLE ->
                            call(
                                    new Member(
                                            Tag.VARIABLE,
                                            0,
                                            wanted.name(),
                                            wanted.type(),
                                            new Class<?>[0]),
                                    new Object[0]);
                };
        @SuppressWarnings("unchecked")
        A typed = (A) found;
        return typed;
    }

    private Object definition(byte kind, Wanted<?> wanted) {
        Member member = Member.like(kind, 0, wanted.name(), only(wanted.type()));
        exchange(Tag.FIND, member, new Object[0]);
        return proxy(wanted.type(), method -> member);
    }

    private static Method only(Class<?> type) {
        List<Method> asked = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                asked.add(method);
            }
        }
        if (asked.size() != 1) {
            throw new IllegalArgumentException(
                    type + " must have one abstract method, it has " + asked.size());
        }
        return asked.get(0);
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (printed > 0) {
            notes.add("It printed " + size(printed) + ". What is printed is not graded.");
        }
        if (threads > 0) {
            notes.add(
                    threads == 1
                            ? "One thread was left running."
                            : threads + " threads were left running.");
        }
        return notes;
    }

    private static String size(long bytes) {
        return bytes < 1_000
                ? bytes == 1 ? "1 byte" : bytes + " bytes"
                : bytes < 1_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }

    @Override
    public boolean stopped() {
        return stopped != null;
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        clock.close();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Closeable stream : List.of(out, process.getErrorStream())) {
            try {
                stream.close();
            } catch (IOException gone) {
                // that is what is wanted
            }
        }
    }

    // ---- how it ends

    private void timeIsUp() {
        kill(clock.all() ? Endings.exercise(limits) : Endings.call(limits));
    }

    private synchronized void kill(String why) {
        if (stopped == null) {
            stopped = why;
        }
        process.destroyForcibly();
    }

    private AnswerStopped stop(String why) {
        kill(why);
        return new AnswerStopped(stopped);
    }

    /** The stream has ended. */
    private AnswerStopped gone() {
        if (stopped == null) {
            int code;
            try {
                // an answer can close its streams and live on
                code = process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                code = -1;
            }
            kill(code == -1 ? Endings.GARBLED : Endings.exit(code, errors.text()));
        }
        return new AnswerStopped(stopped);
    }

    // ---- calls

    private interface Members {
        Member of(Method method);
    }

    private Object proxy(Class<?> type, Members members) {
        InvocationHandler handler =
                (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "an answer's " + type.getSimpleName();
                        };
                    }
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    return method.isDefault()
                            ? InvocationHandler.invokeDefault(self, method, given)
                            : call(members.of(method), given);
                };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private Object call(Member member, Object[] arguments) {
        return exchange(Tag.CALL, member, arguments);
    }

    private Object exchange(byte tag, Member member, Object[] arguments) {
        if (closed) {
            throw new IllegalStateException("this answer was closed");
        }
        if (stopped != null) {
            throw new AnswerStopped(stopped);
        }
        if (depth == Limits.DEPTH) {
            throw stop(Endings.DEEP);
        }
        if (depth == 0) {
            callbacks = 0;
            thrownByUs = null;
        }
        int id = ++calls;
        Values values = new Values(this);
        Out request = request(tag, id, member, values, arguments);
        depth++;
        if (depth == 1) {
            clock.begin(limits.callMillis());
        } else {
            clock.resume();
        }
        Object result;
        try {
            request.send(out);
            result = reply(tag, id, member, values);
        } catch (Garbled e) {
            throw stop(Endings.GARBLED);
        } catch (IOException e) {
            AnswerStopped end = gone();
            rethrow();
            throw end;
        } finally {
            clock.pause();
            depth--;
        }
        if (stopped != null) { // its last words do not count
            throw new AnswerStopped(stopped);
        }
        return result;
    }

    private Out request(byte tag, int id, Member member, Values values, Object[] arguments) {
        try {
            Out message = new Out(tag).putInt(id).put(member.kind);
            if (member.kind == Tag.OF_OBJECT) {
                message.putInt(member.object);
            }
            message.putText(member.name).putText(member.returns.getName());
            message.putInt(member.parameters.length);
            for (Class<?> parameter : member.parameters) {
                message.putText(parameter.getName());
            }
            for (int i = 0; i < arguments.length; i++) {
                values.write(arguments[i], member.parameters[i], message);
            }
            return message;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the arguments of " + member.name + " are too large", e);
        }
    }

    private Object reply(byte asked, int id, Member member, Values values) throws IOException {
        while (true) {
            In message = In.receive(in);
            if (message.getInt() != id) {
                throw new Garbled("a reply to another call");
            }
            switch (message.tag()) {
                case Tag.VALUE -> {
                    Object value = value(member, values, message);
                    if (asked == Tag.CALL && !fits(value, member.returns)) {
                        throw new Garbled("a result of another type");
                    }
                    return value;
                }
                case Tag.CALLBACK -> callback(message);
                case Tag.THREW -> throw threw(message);
                case Tag.MISSING -> throw missing(member, message.getText());
                case Tag.TOO_LARGE -> throw stop(Endings.LARGE);
                default -> throw new Garbled("a message of kind " + message.tag());
            }
        }
    }

    private Object value(Member member, Values values, In message) throws IOException {
        status(message);
        Runnable contents = values.readContents(message);
        Object result = values.read(member.returns, message);
        message.end();
        rethrow();
        contents.run();
        return result;
    }

    /** What comes with arguments could be told in any text that comes back: then it is ours. */
    private static AnswerStopped missing(Member member, String sentence) {
        return new AnswerStopped(
                member.kind == Tag.OF_OBJECT
                        ? "Your class has no method `"
                                + member.name
                                + "` with the parameters and the result that the exercise asks for."
                        : cut(sentence, 500));
    }

    private void status(In message) throws IOException {
        long all = message.getLong();
        Printed.elsewhere(Math.max(0, all - printed));
        printed = Math.max(printed, all);
        threads = Math.max(0, Math.min(99, message.getInt()));
    }

    /** What one of our own objects threw ends the call as it is, whatever the answer made of it. */
    private void rethrow() {
        if (thrownByUs != null) {
            RemoteAnswer.<RuntimeException>throwAsItIs(thrownByUs);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAsItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private RuntimeException threw(In message) throws IOException {
        status(message);
        String type = message.getText();
        String text = message.getText();
        int line = message.getInt();
        message.end();
        rethrow();
        if (type.equals("OutOfMemoryError") && text.startsWith("unable to create native thread")) {
            return stop(Endings.THREADS);
        }
        return new AnswerThrew(Thrown.named(type, answer), cut(text, 500), where(line));
    }

    private String where(int line) {
        Optional<Place> place =
                line < 1 || line > answer.lines().size()
                        ? Optional.empty()
                        : answer.lines().get(line - 1);
        return place.map(Place::toString).orElse("");
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static boolean fits(Object value, Class<?> type) {
        if (type == void.class) {
            return value == null;
        }
        return value == null
                ? !type.isPrimitive()
                : BOXES.getOrDefault(type, type).isInstance(value);
    }

    // ---- calls of the answer's

    private void callback(In message) throws IOException {
        int id = message.getInt();
        Lent called = lent(message.getInt());
        String name = message.getText();
        int count = message.getInt();
        if (++callbacks > limits.callbacks()) {
            AnswerStopped end = stop(Endings.callbacks(limits));
            rethrow();
            throw end;
        }
        Method method = method(called.type, name, count);
        Values values = new Values(this);
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = values.read(type, message);
            if (!fits(arguments[i], type)) {
                throw new Garbled("an argument of another type");
            }
        }
        message.end();
        clock.pause();
        try {
            returned(id, called.object, method, values, arguments).send(out);
        } finally {
            clock.resume();
        }
    }

    private Out returned(int id, Object object, Method method, Values values, Object[] arguments)
            throws IOException {
        if (thrownByUs == null) {
            try {
                Object result = method.invoke(object, arguments);
                Out reply = new Out(Tag.RETURNED).putInt(id);
                values.writeContents(reply);
                values.write(result, method.getReturnType(), reply);
                return reply;
            } catch (InvocationTargetException e) {
                thrownByUs = e.getCause();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Out(Tag.ENDED).putInt(id);
    }

    /** Abstract methods only: an answer calls what an objective is, not what the library adds. */
    private static Method method(Class<?> type, String name, int count) throws Garbled {
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())
                    && method.getName().equals(name)
                    && method.getParameterCount() == count) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new Garbled("a call of " + cut(name, 50));
    }

    private Lent lent(int number) throws Garbled {
        if (number < 0 || number >= lent.size()) {
            throw new Garbled("object " + number + " of " + lent.size());
        }
        return lent.get(number);
    }

    // ---- objects: of the answer's there, of the grader's here

    @Override
    public void write(Object object, Class<?> type, Out message) throws IOException {
        Integer its = theirNumbers.get(object);
        if (its != null) {
            message.put(1).putInt(its);
            return;
        }
        if (type == null || !type.isInterface()) {
            throw new IllegalArgumentException(
                    "an answer cannot be given a " + object.getClass().getName() + " as " + type);
        }
        Integer number = lentNumbers.get(object);
        if (number == null || lent.get(number).type != type) {
            number = lent.size();
            lent.add(new Lent(object, type));
            lentNumbers.put(object, number);
        }
        message.put(0).putInt(number).putText(type.getName());
    }

    @Override
    public Object read(Class<?> type, In message) throws IOException {
        if (message.get() == 1) {
            return lent(message.getInt()).object;
        }
        int number = message.getInt();
        if (type == null || !type.isInterface() || number < 0 || number > OBJECTS) {
            throw new Garbled("an object where " + type + " is expected");
        }
        Object known = theirs.get(number);
        if (known != null && type.isInstance(known)) {
            return known;
        }
        Object made =
                proxy(type, method -> Member.like(Tag.OF_OBJECT, number, method.getName(), method));
        theirs.put(number, made);
        theirNumbers.put(made, number);
        return made;
    }
}
