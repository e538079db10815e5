package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrintedTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private PrintStream out;

    @BeforeEach
    void listen() {
        out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        System.setOut(out);
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void whatIsPrintedIsCountedAndNotShown() throws Exception {
        assertThat(Printed.during(() -> System.out.print("∇f"))).isEqualTo(4);
        assertThat(Printed.during(() -> {})).isZero();
        assertThat(shown.size()).isZero();
        assertThat(System.out).isSameAs(out);
        System.out.print("after");
        assertThat(shown).hasToString("after");
    }

    @Test
    void threadsOfTheAnswerAreHeardAndOthersAreNot() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(() -> {}).get(); // it starts before anybody listens
            long printed =
                    Printed.during(
                            () -> {
                                other.submit(() -> System.out.print("notebook")).get();
                                Thread own = new Thread(() -> System.out.print("12"));
                                own.start();
                                own.join();
                            });
            assertThat(printed).isEqualTo(2);
            assertThat(shown).hasToString("notebook");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whatIsPrintedElsewhereCountsForTheOneThatListens() throws Exception {
        Printed.elsewhere(7);
        assertThat(Printed.during(() -> Printed.elsewhere(3))).isEqualTo(3);
        assertThatThrownBy(() -> Expect.silent(() -> Printed.elsewhere(1)))
                .hasMessageContaining("prints");
        Expect.silent(() -> Printed.elsewhere(0));
    }

    @Test
    void twoAtOnceHearEachItsOwn() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Long> loud = threads.submit(() -> listening(both, "12345"));
            Future<Long> quiet = threads.submit(() -> listening(both, ""));
            assertThat(loud.get()).isEqualTo(5);
            assertThat(quiet.get()).isZero();
        } finally {
            threads.shutdownNow();
        }
        assertThat(System.out).isSameAs(out);
        assertThat(shown.size()).isZero();
    }

    private static long listening(CyclicBarrier both, String text) throws Exception {
        return Printed.during(
                () -> {
                    both.await();
                    System.out.print(text);
                    both.await();
                });
    }

    @Test
    void whatFailsGivesTheStreamBack() {
        assertThatThrownBy(
                        () ->
                                Printed.during(
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");
        assertThat(System.out).isSameAs(out);
    }
}
