package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.warmupStableDecay;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.Layout;

/** A setting that is null is refused by its name, when the method is made and not when it runs. */
class NothingGivenTest {
    @TestFactory
    Stream<DynamicTest> everySettingOfEveryMethodAndSchedule() {
        Map<Class<?>, Record> kinds = new LinkedHashMap<>();
        made().filter(Record.class::isInstance)
                .forEach(one -> kinds.putIfAbsent(one.getClass(), (Record) one));
        assertThat(kinds).hasSizeGreaterThan(40);
        List<DynamicTest> tests = new ArrayList<>();
        for (Record one : kinds.values()) {
            for (RecordComponent c : one.getClass().getRecordComponents()) {
                if (!c.getType().isPrimitive()) {
                    String name = one.getClass().getSimpleName() + ", " + c.getName();
                    tests.add(dynamicTest(name, () -> isRefused(one, c.getName())));
                }
            }
        }
        return tests.stream();
    }

    private static Stream<Object> made() {
        Layout layout = Layout.start().vector("a", 1).vector("b", 1).layout();
        return Stream.concat(
                Methods.ALL.stream().map(line -> line.method().apply(constant(0.1))),
                Stream.of(
                        split(layout, block -> true, sgd(1), adam(1)),
                        adam(1).perBlock(layout),
                        constant(1).warmup(3),
                        constant(1).then(3, constant(2)),
                        constant(1).times(2),
                        oneCycle(1, 90).momentum(),
                        warmupStableDecay(1, 1, constant(1))));
    }

    private static void isRefused(Record one, String setting) throws ReflectiveOperationException {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] settings = new Object[components.length];
        for (int i = 0; i < settings.length; i++) {
            components[i].getAccessor().setAccessible(true);
            settings[i] =
                    components[i].getName().equals(setting)
                            ? null
                            : components[i].getAccessor().invoke(one);
        }
        Constructor<?> constructor =
                one.getClass()
                        .getDeclaredConstructor(
                                Arrays.stream(components)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> {
                            try {
                                constructor.newInstance(settings);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        })
                .withMessage(setting + " must be given, got null");
    }
}
