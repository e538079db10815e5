package org.thalweg.grade.run;

import java.util.List;
import org.thalweg.grade.Compiled;

/**
 * What an answer says of its exceptions. It could put what it must not tell into the name of one,
 * so only those that exist are told.
 */
final class Thrown {
    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.util.concurrent.", "java.io.");

    private Thrown() {}

    static String named(String type, Compiled.Ready answer) {
        return isAnswers(type, answer) || isJavas(type) ? type : "exception of another kind";
    }

    /** Returns the beginning of a text. */
    static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static boolean isAnswers(String type, Compiled.Ready answer) {
        return answer.classes().keySet().stream().anyMatch(name -> name.endsWith("$" + type));
    }

    private static boolean isJavas(String type) {
        if (!type.matches("[A-Z][A-Za-z]{0,60}")) {
            return false;
        }
        for (String each : PACKAGES) {
            try {
                if (Throwable.class.isAssignableFrom(
                        Class.forName(each + type, false, ClassLoader.getPlatformClassLoader()))) {
                    return true;
                }
            } catch (ClassNotFoundException inTheNext) {
                // or in none
            }
        }
        return false;
    }
}
