package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.check.lesson.Sample;

/**
 * Every question and exercise in every bank: keys and letters hold when the class loads; references
 * pass on many draws, known mistakes are told by their own sentence, each has a method of its name.
 */
class BankTest {
    private static final int DRAWS = 5;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> everyBank() throws ReflectiveOperationException {
        List<DynamicTest> tests = new ArrayList<>();
        String only = System.getProperty("lesson", "");
        for (Class<?> bank : banks()) {
            if (!bank.equals(Sample.class) && !bank.getSimpleName().endsWith(only)) {
                continue;
            }
            for (Field field : bank.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                Object value = field.get(null);
                String title = bank.getSimpleName() + "." + field.getName();
                if (value instanceof Question question) {
                    tests.add(dynamicTest(title, () -> question(bank, question)));
                } else if (value instanceof Values values) {
                    tests.add(dynamicTest(title, () -> values(bank, values)));
                } else if (value instanceof Exercise<?> exercise) {
                    tests.add(dynamicTest(title, () -> exercise(bank, exercise)));
                }
            }
        }
        return tests.stream();
    }

    private static void question(Class<?> bank, Question question) {
        Method method = method(bank, question.id());
        if (method.getReturnType() == Prediction.class) {
            assertThat(question.longForm()).as("long form").isNotBlank();
            assertThat(question.workedExample()).as("worked example").isNotBlank();
        }
        assertThat(question.check(question.key()).passed()).isTrue();
        for (Option option : question.options()) {
            assertThat(question.commit(option.letter(), "sure").decide(question.key()).html())
                    .contains("<strong>");
        }
    }

    private static void values(Class<?> bank, Values values) {
        method(bank, values.id());
        double[] right = values.right().stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(values.check(right).passed()).isTrue();
        assertThat(values.check().status()).isEqualTo(Verdict.Status.NOT_YET);
        for (Values.Instead wrong : values.instead()) {
            double[] given = wrong.values().stream().mapToDouble(Double::doubleValue).toArray();
            if (Arrays.stream(given).noneMatch(Double::isNaN)) {
                assertThat(values.check(given).message()).as("%s", wrong).isEqualTo(wrong.says());
            }
        }
    }

    private static <A> void exercise(Class<?> bank, Exercise<A> exercise) {
        method(bank, exercise.id());
        for (int seed = 1; seed <= DRAWS; seed++) {
            Verdict right = exercise.check(exercise.reference(), seed, LONG);
            assertThat(right.passed()).as("reference, seed %d: %s", seed, right).isTrue();
            for (Mistake<A> mistake : exercise.mistakes()) {
                Verdict verdict = exercise.check(mistake.answer(), seed, LONG);
                assertThat(verdict.status())
                        .as("'%s', seed %d", mistake.says(), seed)
                        .isEqualTo(Verdict.Status.LOOK_AGAIN);
                assertThat(verdict.message()).as("seed %d", seed).startsWith(mistake.says());
            }
        }
    }

    private static Method method(Class<?> bank, String id) {
        List<Method> found =
                Arrays.stream(bank.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getName().equals(id))
                        .toList();
        assertThat(found).as("public static method %s of %s", id, bank.getSimpleName()).hasSize(1);
        return found.get(0);
    }

    /** The classes of the package, found in the folder of compiled classes. */
    private static List<Class<?>> banks() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>(Set.of("Sample"));
        File folder = new File("target/classes/org/thalweg/check/lesson");
        String[] files = folder.list((where, name) -> name.matches("Lesson\\d\\d\\.class"));
        Stream.of(files == null ? new String[0] : files)
                .forEach(name -> names.add(name.replace(".class", "")));
        List<Class<?>> banks = new ArrayList<>();
        for (String name : names) {
            banks.add(Class.forName("org.thalweg.check.lesson." + name));
        }
        return banks;
    }
}
