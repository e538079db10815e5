package org.thalweg.grade.run;

import java.io.IOException;
import java.lang.reflect.Method;
import org.thalweg.grade.run.inside.Out;
import org.thalweg.grade.run.inside.Tag;
import org.thalweg.grade.run.inside.Values;

/**
 * What is called in an answer.
 *
 * @param kind one of the members of {@link Tag}
 * @param object whose method it is, by number
 * @param name as the student wrote it
 * @param returns what a call must give
 * @param parameters what it is given
 */
record Member(byte kind, int object, String name, Class<?> returns, Class<?>[] parameters) {
    static Member like(byte kind, int object, String name, Method method) {
        return new Member(kind, object, name, method.getReturnType(), method.getParameterTypes());
    }

    /** The message that asks for a call, or whether there is such a member. */
    Out request(byte tag, int id, Values values, Object[] arguments) {
        try {
            Out message = new Out(tag).putInt(id).put(kind);
            if (kind == Tag.OF_OBJECT) {
                message.putInt(object);
            }
            message.putText(name).putText(returns.getName());
            message.putInt(parameters.length);
            for (Class<?> parameter : parameters) {
                message.putText(parameter.getName());
            }
            for (int i = 0; i < arguments.length; i++) {
                values.write(arguments[i], parameters[i], message);
            }
            return message;
        } catch (IOException e) {
            throw new IllegalArgumentException("the arguments of " + name + " are too large", e);
        }
    }
}
