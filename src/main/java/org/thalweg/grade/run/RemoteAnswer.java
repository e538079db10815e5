package org.thalweg.grade.run;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * An answer in another process. What it defines is called through proxies; objects go there and
 * come back as numbers: the grader's, {@link Lent}, and the answer's own.
 */
final class RemoteAnswer implements Running, Values.Objects {
    /** How many of an answer's objects the grader keeps. */
    private static final int OBJECTS = 100_000;

    private final Compiled.Ready answer;
    private final Limits limits;
    private final Lifeline line;

    private final Lent lent = new Lent();
    private final Map<Integer, Object> theirs = new HashMap<>();
    private final IdentityHashMap<Object, Integer> theirNumbers = new IdentityHashMap<>();

    private int calls;
    private int depth;
    private int callbacks;
    private Throwable thrownByUs;
    private long printed;
    private int threads;

    RemoteAnswer(Compiled.Ready answer, Process process, Limits limits) throws IOException {
        this.answer = answer;
        this.limits = limits;
        line = new Lifeline(process, limits);
        try {
            line.send(classes());
            if (line.receive().tag() != Tag.HELLO) {
                throw new Garbled("no hello");
            }
            line.started();
        } catch (IOException e) {
            line.close();
            String errors = line.errors();
            throw new IOException(
                    "an answer's process did not start: " + (errors.isEmpty() ? e : errors), e);
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
        Member member = Member.like(kind, 0, wanted.name(), Types.only(wanted.type()));
        exchange(Tag.FIND, member, new Object[0]);
        return proxy(wanted.type(), method -> member);
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
        return line.isStopped();
    }

    @Override
    public void close() {
        line.close();
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
        line.check();
        if (depth == Limits.DEPTH) {
            throw line.stop(Endings.DEEP);
        }
        if (depth == 0) {
            callbacks = 0;
            thrownByUs = null;
        }
        int id = ++calls;
        Values values = new Values(this);
        Out request = member.request(tag, id, values, arguments);
        depth++;
        if (depth == 1) {
            line.beginCall();
        } else {
            line.resume();
        }
        Object result;
        try {
            line.send(request);
            result = reply(tag, id, member, values);
        } catch (Garbled e) {
            throw line.stop(Endings.GARBLED);
        } catch (IOException e) {
            AnswerStopped end = line.gone();
            rethrow();
            throw end;
        } finally {
            line.pause();
            depth--;
        }
        line.check(); // last words do not count
        return result;
    }

    private Object reply(byte asked, int id, Member member, Values values) throws IOException {
        while (true) {
            In message = line.receive();
            if (message.getInt() != id) {
                throw new Garbled("a reply to another call");
            }
            switch (message.tag()) {
                case Tag.VALUE -> {
                    Object value = value(member, values, message);
                    if (asked == Tag.CALL && !Types.fits(value, member.returns())) {
                        throw new Garbled("a result of another type");
                    }
                    return value;
                }
                case Tag.CALLBACK -> callback(message);
                case Tag.THREW -> throw threw(message);
                case Tag.MISSING -> throw missing(member, message.getText());
                case Tag.TOO_LARGE -> throw line.stop(Endings.LARGE);
                default -> throw new Garbled("a message of kind " + message.tag());
            }
        }
    }

    private Object value(Member member, Values values, In message) throws IOException {
        status(message);
        Runnable contents = values.readContents(message);
        Object result = values.read(member.returns(), message);
        message.end();
        rethrow();
        contents.run();
        return result;
    }

    /** What comes with arguments could be told in any text that comes back: then it is ours. */
    private static AnswerStopped missing(Member member, String sentence) {
        return new AnswerStopped(
                member.kind() == Tag.OF_OBJECT
                        ? "Your class has no method `"
                                + member.name()
                                + "` with the parameters and the result that the exercise asks for."
                        : Thrown.cut(sentence, 500));
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
        int number = message.getInt();
        message.end();
        rethrow();
        if (type.equals("OutOfMemoryError") && text.startsWith("unable to create native thread")) {
            return line.stop(Endings.THREADS);
        }
        return new AnswerThrew(Thrown.named(type, answer), Thrown.cut(text, 500), where(number));
    }

    private String where(int number) {
        Optional<Place> place =
                number < 1 || number > answer.lines().size()
                        ? Optional.empty()
                        : answer.lines().get(number - 1);
        return place.map(Place::toString).orElse("");
    }

    // ---- calls of the answer's

    private void callback(In message) throws IOException {
        int id = message.getInt();
        Lent.One called = lent.get(message.getInt());
        String name = message.getText();
        int count = message.getInt();
        if (++callbacks > limits.callbacks()) {
            AnswerStopped end = line.stop(Endings.callbacks(limits));
            rethrow();
            throw end;
        }
        Method method = called.method(name, count);
        Values values = new Values(this);
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = values.read(type, message);
            if (!Types.fits(arguments[i], type)) {
                throw new Garbled("an argument of another type");
            }
        }
        message.end();
        line.pause();
        try {
            line.send(returned(id, called.object(), method, values, arguments));
        } finally {
            line.resume();
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
        message.put(0).putInt(lent.number(object, type)).putText(type.getName());
    }

    @Override
    public Object read(Class<?> type, In message) throws IOException {
        if (message.get() == 1) {
            return lent.get(message.getInt()).object();
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
