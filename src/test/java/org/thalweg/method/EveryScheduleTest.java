package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cooldown;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.exponential;
import static org.thalweg.Schedules.exponentialRange;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.inverseTime;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.polynomial;
import static org.thalweg.Schedules.step;
import static org.thalweg.Schedules.triangular;
import static org.thalweg.Schedules.triangular2;
import static org.thalweg.Schedules.warmRestarts;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;
import static org.thalweg.Schedules.warmupStableDecay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;
import org.thalweg.method.Methods.Line;
import org.thalweg.schedule.Cycle;
import org.thalweg.schedule.Ramp;

/**
 * Every schedule × every method: the rate of each update is that of the schedule, the run stays
 * finite, and one that is saved in the middle of a warm-up, at a restart or on the way down goes on
 * bit for bit.
 */
class EveryScheduleTest {
    private static final int UPDATES = 30;

    /** In the middle of the warm-ups, one before, at and after the turns at 10, and late. */
    private static final List<Integer> SAVED = List.of(0, 4, 9, 10, 11, 23);

    private static final List<Schedule> SCHEDULES =
            List.of(
                    constant(1),
                    step(1, 0.5, 10),
                    multiStep(1, 0.5, 4, 10, 10),
                    exponential(1, 0.9),
                    inverseTime(1, 0.2),
                    linear(1, 0, 20),
                    polynomial(1, 0, 20, 2),
                    cooldown(1, 0.1, 20, 0.5),
                    cosine(1, 0, 20),
                    inverseSquareRoot(1, 10),
                    noam(1, 10),
                    warmRestarts(1, 0, 10),
                    warmRestarts(1, 0.1, 3.5).multiplier(1.8).decay(0.7),
                    warmupCosine(1, 0, 10, 25),
                    warmupLinear(1, 10, 25),
                    warmupStableDecay(10, 10, cooldown(1, 0, 9, 0.5)),
                    triangular(0.1, 1, 5),
                    triangular2(0.1, 1, 5).down(4),
                    exponentialRange(0.1, 1, 5, 0.95),
                    oneCycle(1, 25),
                    oneCycle(1, 25).fall(0.3).ramp(Ramp.LINEAR),
                    step(1, 0.5, 3).warmup(4).then(10, cosine(0.5, 0, 9)).times(0.7),
                    t -> 1.0 / (1 + t));

    static List<Arguments> methodsAndSchedules() {
        List<Arguments> all = new ArrayList<>();
        for (Line line : EveryMethodTest.methodsWithARate()) {
            for (Schedule schedule : SCHEDULES) {
                all.add(Arguments.of(line, schedule));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsOfTheModel")
    void whatChoosesItsOwnLengthIsTheSameWithEverySchedule(Line line, @TempDir Path folder)
            throws IOException {
        double[] end = assertResumes(line.method().apply(constant(0)), folder);
        assertThat(assertResumes(line.method().apply(oneCycle(1, 25)), folder)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("methodsAndSchedules")
    void composes(Line line, Schedule shape, @TempDir Path folder) throws IOException {
        Schedule schedule = shape.times(2e-4);
        Method method = line.method().apply(schedule);
        double[] end = assertResumes(method, folder);
        Optimizer opt = method.start();
        double[] x = {-0.5, 0.5};
        for (int t = 0; t < UPDATES; t++) {
            opt.step(x, rosenbrock());
            assertThat(opt.rate()).as("update %d", t + 1).isEqualTo(schedule.at(t));
            assertThat(x[0] + x[1]).isFinite();
        }
        assertThat(x).isEqualTo(end);
    }

    /** Returns where it ends; saved at several updates it ends there too. */
    private static double[] assertResumes(Method method, Path folder) throws IOException {
        List<double[]> ends = new ArrayList<>();
        Optimizer opt = method.start();
        double[] x = {-0.5, 0.5};
        for (int t = 0; t < UPDATES; t++) {
            if (SAVED.contains(t)) {
                Path file = folder.resolve("saved");
                opt.save(file, x);
                double[] y = new double[2];
                Optimizer resumed = Optimizer.load(method, file, y);
                while (resumed.t() < UPDATES) {
                    resumed.step(y, rosenbrock());
                }
                ends.add(y);
            }
            opt.step(x, rosenbrock());
        }
        assertThat(ends).hasSize(SAVED.size()).allSatisfy(end -> assertThat(end).isEqualTo(x));
        return x;
    }

    private static final List<Cycle> CYCLES =
            List.of(
                    oneCycle(2e-4, 25),
                    oneCycle(2e-4, 25).fall(0.3).ramp(Ramp.LINEAR),
                    triangular(1e-5, 2e-4, 5),
                    triangular2(1e-5, 2e-4, 5).down(4),
                    exponentialRange(1e-5, 2e-4, 5, 0.95));

    private static final List<BiFunction<Schedule, Schedule, Method>> WITH_MOMENTUM =
            List.of(
                    (lr, beta) -> momentum(lr).beta(beta),
                    (lr, beta) -> momentum(lr).beta(beta).dampening(0.5),
                    (lr, beta) -> heavyBall(lr).beta(beta),
                    (lr, beta) -> nesterov(lr).beta(beta),
                    (lr, beta) -> adam(lr).beta1(beta));

    @Test
    void aMomentumThatMirrorsTheRateIsResumedBitForBitToo(@TempDir Path folder) throws IOException {
        for (Cycle cycle : CYCLES) {
            for (BiFunction<Schedule, Schedule, Method> make : WITH_MOMENTUM) {
                double[] end = assertResumes(make.apply(cycle, cycle.momentum()), folder);
                double[] fixed = assertResumes(make.apply(cycle, constant(0.9)), folder);
                assertThat(end).doesNotContain(fixed);
                Schedule later = cycle.momentum().then(7, constant(0.5));
                assertThat(assertResumes(make.apply(cycle, later), folder)).doesNotContain(end);
            }
        }
    }
}
