package org.thalweg.grade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.AnswerThrew;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;
import org.thalweg.grade.Running;
import org.thalweg.grade.run.inside.Out;
import org.thalweg.grade.run.inside.Tag;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/**
 * Answers that attack: each has the outcome that is stated here, in every tier of this machine,
 * within its time, and leaves nothing running.
 */
class HostileAnswersTest {
    private static final Set<Sandbox.Tier> EVERYWHERE = EnumSet.allOf(Sandbox.Tier.class);
    private static final Set<Sandbox.Tier> REAL =
            EnumSet.of(Sandbox.Tier.ISOLATED, Sandbox.Tier.CONFINED);

    private static final Limits PATIENT = new Limits(30_000, 60_000, 20_000, 1 << 20);
    private static final Limits HURRIED = new Limits(500, 2_000, 20_000, 1 << 20);

    /** What a machine under load takes to kill, wait and report. */
    private static final long SLACK_MILLIS = 10_000;

    @TempDir static Path others;

    private static Sandboxes sandboxes;
    private static ServerSocket server;
    private static Process victim;
    private static Path secret;

    @BeforeAll
    static void prepare() throws IOException {
        sandboxes = new Sandboxes();
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        victim = new ProcessBuilder("sleep", "600").start();
        secret = Files.writeString(others.resolve("another.ipynb"), "a secret");
        Files.setPosixFilePermissions(others, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @AfterAll
    static void tidy() throws IOException {
        victim.destroyForcibly();
        server.close();
    }

    interface F {
        double of(double x);
    }

    interface Numbers {
        double[] of(double x);
    }

    interface Rows {
        double[][] of(double x);
    }

    interface Ask {
        double of(Objective f);
    }

    private interface Outcome {
        void of(Running running) throws Exception;
    }

    /**
     * An attack.
     *
     * @param tiers where it has this outcome
     */
    private record Attack(
            String name, String source, Limits limits, Set<Sandbox.Tier> tiers, Outcome outcome) {
        Attack in(Set<Sandbox.Tier> some) {
            return new Attack(name, source, limits, some, outcome);
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyAttackInEveryTier() throws IOException {
        // what is on the stream does not depend on the tier
        Set<Sandbox.Tier> strongest = EnumSet.of(sandboxes.strongest().tier());
        List<Attack> attacks =
                Stream.of(
                                ends().stream(),
                                loops().stream(),
                                hogs().stream(),
                                streams().stream(),
                                forgeries().stream().map(attack -> attack.in(strongest)),
                                reaches().stream(),
                                nuisances().stream())
                        .flatMap(all -> all)
                        .toList();
        return Arrays.stream(Sandbox.Tier.values())
                .map(
                        tier ->
                                dynamicContainer(
                                        tier.name(),
                                        attacks.stream()
                                                .filter(attack -> attack.tiers.contains(tier))
                                                .map(attack -> test(tier, attack))));
    }

    private static DynamicTest test(Sandbox.Tier tier, Attack attack) {
        return dynamicTest(
                attack.name,
                () -> {
                    Sandbox sandbox =
                            sandboxes
                                    .of(tier)
                                    .orElseGet(
                                            () ->
                                                    abort(
                                                            "this machine has no "
                                                                    + tier
                                                                    + " sandbox: "
                                                                    + sandboxes.better(
                                                                            Sandbox.Tier.PLAIN)));
                    Started started = new Started(sandbox);
                    SandboxedLauncher launcher = new SandboxedLauncher(started, attack.limits);
                    List<ProcessHandle> family;
                    try (Running running = launcher.start(Answers.compile(attack.source))) {
                        long start = System.nanoTime();
                        attack.outcome.of(running);
                        family = started.family();
                        assertThat((System.nanoTime() - start) / 1_000_000)
                                .as("milliseconds")
                                .isLessThan(attack.limits.exerciseMillis() + SLACK_MILLIS);
                    }
                    assertThat(Started.ended(family)).as("every process has ended").isTrue();
                    assertThat(secret).as("another student's file").hasContent("a secret");
                    assertThat(Path.of("/dev/shm/thalweg-x")).doesNotExist();
                    assertThat(victim.isAlive()).as("another process").isTrue();
                });
    }

    private static Attack attack(String name, Limits limits, Outcome outcome, String source) {
        return new Attack(name, source, limits, EVERYWHERE, outcome);
    }

    private static F f(Running running) {
        return running.get(Wanted.method("f", F.class));
    }

    /** The answer is stopped with this sentence, now and ever after. */
    private static Outcome stopped(String sentence) {
        return running -> stopped(running, sentence, () -> f(running).of(3));
    }

    private static void stopped(
            Running running,
            String sentence,
            org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(c).isInstanceOf(AnswerStopped.class).hasMessageContaining(sentence);
            assertThat(running.stopped()).isTrue();
        }
    }

    private static Outcome threw(String type) {
        return running ->
                assertThatThrownBy(() -> f(running).of(3))
                        .isInstanceOfSatisfying(
                                AnswerThrew.class,
                                e -> {
                                    assertThat(e.type()).isEqualTo(type);
                                    assertThat(e.getMessage().length()).isLessThanOrEqualTo(500);
                                });
    }

    /** Whatever it does beside, three calls give what it computes. */
    private static Outcome gives(double value) {
        return running -> {
            F f = f(running);
            for (int i = 0; i < 3; i++) {
                assertThat(f.of(3)).isEqualTo(value);
            }
            assertThat(running.stopped()).isFalse();
        };
    }

    private static List<Attack> ends() {
        Outcome ended = stopped("ended the program");
        return List.of(
                attack(
                        "exit",
                        PATIENT,
                        ended,
                        "static double f(double x) { System.exit(0); return 9; }"),
                attack(
                        "exit with the code of a hog",
                        PATIENT,
                        ended,
                        "static double f(double x) { System.exit(3); return 9; }"),
                attack(
                        "halt",
                        PATIENT,
                        ended,
                        "static double f(double x) { Runtime.getRuntime().halt(1); return 9; }"),
                attack(
                        "exit in a variable",
                        PATIENT,
                        ended,
                        "static int n = exit(); static int exit() { System.exit(0); return 1; }"
                                + " static double f(double x) { return 9; }"),
                attack(
                        "exit in another thread",
                        PATIENT,
                        ended,
                        "static double f(double x) throws Exception {"
                                + " new Thread(() -> System.exit(0)).start(); Thread.sleep(100000);"
                                + " return 9; }"),
                attack(
                        "halt after a right answer",
                        PATIENT,
                        running -> {
                            F f = f(running);
                            assertThat(f.of(3)).isEqualTo(9);
                            stopped(running, "ended the program", () -> f.of(-1));
                        },
                        "static double f(double x) {"
                                + " if (x < 0) Runtime.getRuntime().halt(0); return x * x; }"));
    }

    private static List<Attack> loops() {
        Outcome late = stopped("still running after 0.5 s");
        return List.of(
                attack(
                        "loop",
                        HURRIED,
                        late,
                        "static double f(double x) { while (true) { x++; } }"),
                attack(
                        "loop in a variable",
                        HURRIED,
                        late,
                        "static double n = n(); static double n() { while (true) {} }"
                                + " static double f(double x) { return 9; }"),
                attack(
                        "sleep that ignores interrupts",
                        HURRIED,
                        late,
                        "static double f(double x) {"
                                + " while (true) try { Thread.sleep(1000); } catch (Exception e) { } }"),
                attack(
                        "recursion in finally",
                        HURRIED,
                        late,
                        "static double f(double x) { try { return f(x); } finally { f(x); } }"),
                attack(
                        "shutdown hook that loops",
                        HURRIED,
                        late,
                        "static double f(double x) { Runtime.getRuntime().addShutdownHook("
                                + "new Thread(() -> { while (true) {} })); System.exit(0); return 9; }"),
                attack(
                        "message that loops",
                        HURRIED,
                        late,
                        "static double f(double x) { throw new RuntimeException() {"
                                + " public String getMessage() { while (true) {} } }; }"),
                attack(
                        "wait for oneself",
                        HURRIED,
                        late,
                        "static double f(double x) throws Exception {"
                                + " Thread.currentThread().join(); return 9; }"),
                attack(
                        "many slow calls",
                        HURRIED,
                        running -> {
                            F f = f(running);
                            stopped(
                                    running,
                                    "more than 2 s",
                                    () -> {
                                        for (int i = 0; i < 100; i++) {
                                            f.of(3);
                                        }
                                    });
                        },
                        "static double f(double x) throws Exception { Thread.sleep(300); return 9; }"),
                attack(
                        "asking for ever",
                        PATIENT,
                        running -> {
                            Ask ask = running.get(Wanted.method("f", Ask.class));
                            stopped(running, "more than 20,000 times", () -> ask.of((x, g) -> 1));
                        },
                        "static double f(Objective f) {"
                                + " double[] w = {1}; while (true) { f.value(w); } }"));
    }

    private static List<Attack> hogs() {
        Outcome hog = stopped("more memory than there is");
        return List.of(
                attack(
                        "deep recursion",
                        PATIENT,
                        threw("StackOverflowError"),
                        "static double f(double x) { return f(x + 1) + 1; }"),
                attack(
                        "huge array",
                        PATIENT,
                        hog,
                        "static double f(double x) { return new double[1 << 30].length; }"),
                attack(
                        "list that grows",
                        PATIENT,
                        hog,
                        "static double f(double x) { List<double[]> all = new ArrayList<>();"
                                + " while (true) { all.add(new double[1000]); } }"),
                attack(
                        "text that doubles",
                        PATIENT,
                        hog,
                        "static double f(double x) {"
                                + " String s = \"xyz\"; while (true) { s += s; } }"),
                attack(
                        "list that grows and swallows the error",
                        PATIENT,
                        hog,
                        "static double f(double x) { List<double[]> all = new ArrayList<>();"
                                + " while (true) try { all.add(new double[1 << 20]); }"
                                + " catch (Throwable t) { } }"),
                attack(
                        "classes without end",
                        PATIENT,
                        hog,
                        "static List<Object> all = new ArrayList<>(); static double f(double x) {"
                                + " while (true) { all.add(java.lang.reflect.Proxy.newProxyInstance("
                                + "new ClassLoader(Answer_x.class.getClassLoader()) { },"
                                + " new Class<?>[] {Runnable.class, Comparable.class},"
                                + " (p, m, a) -> null)); } }"),
                attack(
                        "memory beside the heap",
                        PATIENT,
                        threw("OutOfMemoryError"),
                        "static double f(double x) {"
                                + " return java.nio.ByteBuffer.allocateDirect(1 << 30).capacity(); }"),
                attack(
                                "threads without end",
                                PATIENT,
                                stopped("more threads than it may"),
                                "static double f(double x) { while (true) new Thread(() -> {"
                                        + " try { Thread.sleep(1000000); } catch (Exception e) { }"
                                        + " }).start(); }")
                        .in(REAL),
                attack(
                        "five million numbers",
                        PATIENT,
                        running -> {
                            Numbers f = running.get(Wanted.method("f", Numbers.class));
                            stopped(running, "more than a million numbers", () -> f.of(1));
                        },
                        "static double[] f(double x) { return new double[5000000]; }"),
                attack(
                        "eight hundred million numbers in rows",
                        PATIENT,
                        running -> {
                            Rows f = running.get(Wanted.method("f", Rows.class));
                            stopped(running, "more than a million numbers", () -> f.of(1));
                        },
                        "static double[][] f(double x) { double[][] rows = new double[1000][];"
                                + " Arrays.setAll(rows, i -> new double[10000]); return rows; }"),
                attack(
                        "huge message",
                        PATIENT,
                        threw("RuntimeException"),
                        "static double f(double x) {"
                                + " throw new RuntimeException(\"∇\".repeat(5000000)); }"));
    }

    private static final String RAW =
            "static java.io.OutputStream raw(java.io.FileDescriptor fd) {"
                    + " return new java.io.FileOutputStream(fd); } ";

    private static List<Attack> streams() {
        return List.of(
                attack(
                        "ten gigabytes printed",
                        PATIENT,
                        running -> {
                            assertThat(f(running).of(3)).isEqualTo(9);
                            assertThat(running.notes())
                                    .containsExactly(
                                            "It printed 10000 MB. What is printed is not graded.");
                        },
                        "static double f(double x) { byte[] much = new byte[1000000];"
                                + " for (int i = 0; i < 10000; i++) System.out.write(much, 0, 1000000);"
                                + " return x * x; }"),
                attack(
                        "noise on the error stream",
                        PATIENT,
                        gives(9),
                        "static double f(double x) { System.err.println(\"Warning!\");"
                                + " new Error().printStackTrace(); return x * x; }"),
                attack(
                        "ten gigabytes past System.out",
                        PATIENT,
                        stopped("tampered"),
                        RAW
                                + "static double f(double x) throws Exception {"
                                + " var out = raw(java.io.FileDescriptor.out); byte[] much ="
                                + " new byte[1000000]; for (int i = 0; i < 10000; i++) out.write(much);"
                                + " return 9; }"),
                attack(
                        "ten gigabytes past System.err",
                        PATIENT,
                        stopped("flooded the error stream"),
                        RAW
                                + "static double f(double x) throws Exception {"
                                + " var out = raw(java.io.FileDescriptor.err); byte[] much ="
                                + " new byte[1000000]; for (int i = 0; i < 10000; i++) out.write(much);"
                                + " return 9; }"),
                attack(
                        "a little past System.err",
                        PATIENT,
                        gives(9),
                        RAW
                                + "static double f(double x) throws Exception {"
                                + " raw(java.io.FileDescriptor.err).write(new byte[100]);"
                                + " return x * x; }"),
                attack(
                        "reading the input",
                        PATIENT,
                        gives(-1),
                        "static double f(double x) throws Exception { return System.in.read(); }"),
                attack(
                        "stealing the requests",
                        HURRIED,
                        stopped("still running"),
                        "static double f(double x) throws Exception {"
                                + " return new java.io.FileInputStream(java.io.FileDescriptor.in)"
                                + ".read(); }"),
                attack(
                        "closing the stream of results",
                        PATIENT,
                        stopped("tampered"),
                        RAW
                                + "static double f(double x) throws Exception {"
                                + " raw(java.io.FileDescriptor.out).close(); return 9; }"),
                attack(
                        "another System.out",
                        PATIENT,
                        gives(9),
                        "static double f(double x) { System.setOut(null); System.setErr(null);"
                                + " System.setIn(null); return x * x; }"));
    }

    private static List<Attack> forgeries() {
        try {
            Out right = reply(2).put(5).putDouble(42);
            return List.of(
                    attack(
                            "a forged reply is a value like any other, and the last",
                            PATIENT,
                            running -> {
                                F f = f(running);
                                assertThat(f.of(3)).isEqualTo(42);
                                stopped(running, "tampered", () -> f.of(3));
                            },
                            forging(right)),
                    forged("a reply to the next call", reply(3).put(5).putDouble(42)),
                    forged("a reply to the last call", reply(1).put(5).putDouble(42)),
                    forged("a text for a number", reply(2).put(6).putText("42")),
                    forged("nothing for a number", reply(2).put(0)),
                    forged("an object for a number", reply(2).put(9).put(0).putInt(0)),
                    forged("one of the grader's objects", reply(2).put(9).put(1).putInt(0)),
                    forged("an array that is not there", reply(2).put(1).putInt(7)),
                    forged(
                            "an array of two thousand million",
                            reply(2).put(7).put(0).putInt(Integer.MAX_VALUE)),
                    forged("an array of less than nothing", reply(2).put(7).put(0).putInt(-5)),
                    forged("an array of no kind", reply(2).put(7).put(99).putInt(1)),
                    forged(
                            "a number among rows",
                            reply(2).put(7).put(5).putInt(1).put(5).putDouble(1)),
                    forged("a value of no kind", reply(2).put(77)),
                    forged("more than a value", reply(2).put(5).putDouble(42).put(0)),
                    forged("less than a value", reply(2).put(5).putInt(42)),
                    forged("a message of no kind", new Out((byte) 'Q').putInt(2)),
                    forged("a second hello", new Out(Tag.HELLO)),
                    forged(
                            "a call of an object that was not lent",
                            new Out(Tag.CALLBACK)
                                    .putInt(2)
                                    .putInt(1)
                                    .putInt(0)
                                    .putText("value")
                                    .putInt(0)),
                    attack(
                            "a length below zero",
                            PATIENT,
                            stopped("tampered"),
                            forging("-1,-1,-1,-1")),
                    attack("a length of nothing", PATIENT, stopped("tampered"), forging("0,0,0,0")),
                    attack(
                            "a length beyond all",
                            PATIENT,
                            stopped("tampered"),
                            forging("127,0,0,0")),
                    attack(
                            "half a message, then the end",
                            PATIENT,
                            stopped("ended the program"),
                            forging("0,0,1,0,86")
                                    .replace("return 9;", "System.exit(0); return 9;")),
                    attack(
                            "a call of what an objective does not have",
                            PATIENT,
                            running -> {
                                Ask ask = running.get(Wanted.method("f", Ask.class));
                                stopped(running, "tampered", () -> ask.of((x, g) -> 1));
                            },
                            forging(
                                            new Out(Tag.CALLBACK)
                                                    .putInt(2)
                                                    .putInt(1)
                                                    .putInt(0)
                                                    .putText("l2")
                                                    .putInt(1)
                                                    .put(5)
                                                    .putDouble(1))
                                    .replace("f(double x)", "f(Objective f)")),
                    attack(
                            "a call with a text for an array",
                            PATIENT,
                            running -> {
                                Ask ask = running.get(Wanted.method("f", Ask.class));
                                stopped(running, "tampered", () -> ask.of((x, g) -> 1));
                            },
                            forging(
                                            new Out(Tag.CALLBACK)
                                                    .putInt(2)
                                                    .putInt(1)
                                                    .putInt(0)
                                                    .putText("valueAndGradient")
                                                    .putInt(2)
                                                    .put(6)
                                                    .putText("x")
                                                    .put(0))
                                    .replace("f(double x)", "f(Objective f)")),
                    attack(
                            "a name that tells",
                            PATIENT,
                            threw("exception of another kind"),
                            forging(
                                    new Out(Tag.THREW)
                                            .putInt(2)
                                            .putLong(0)
                                            .putInt(0)
                                            .putText("x is 3.0")
                                            .putText("")
                                            .putInt(1))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Out reply(int id) throws IOException {
        return new Out(Tag.VALUE).putInt(id).putLong(0).putInt(0);
    }

    private static Attack forged(String name, Out message) throws IOException {
        return attack(name, PATIENT, stopped("tampered"), forging(message));
    }

    private static String forging(Out message) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        message.send(bytes);
        String numbers = Arrays.toString(bytes.toByteArray());
        return forging(numbers.substring(1, numbers.length() - 1));
    }

    private static String forging(String bytes) {
        return RAW
                + "static double f(double x) throws Exception {"
                + " raw(java.io.FileDescriptor.out).write(new byte[] {"
                + bytes
                + "}); return 9; }";
    }

    /** What a real sandbox stops; that the plain one lets it through shows that it is tried. */
    private static Stream<Attack> open(String name, String attempt) {
        return Stream.of(
                reach(name, attempt, 0).in(REAL),
                reach(name, attempt, 1).in(EnumSet.of(Sandbox.Tier.PLAIN)));
    }

    /** What a real sandbox stops; in the plain one it would do harm. */
    private static Stream<Attack> stopped(String name, String attempt) {
        return Stream.of(reach(name, attempt, 0).in(REAL));
    }

    /** What Java alone stops. */
    private static Stream<Attack> shut(String name, String attempt) {
        return Stream.of(reach(name, attempt, 0));
    }

    /** 0 where it is refused, 1 where it is reached. */
    private static Attack reach(String name, String attempt, double value) {
        return attack(
                name,
                PATIENT,
                gives(value),
                "static double f(double x) { try { "
                        + attempt
                        + " return 1; } catch (Exception | LinkageError refused) { return 0; } }");
    }

    private static List<Attack> reaches() {
        String path = "java.nio.file.Path.of(\"" + secret + "\")";
        return Stream.of(
                        open(
                                "a system file",
                                "new java.io.FileInputStream(\"/etc/passwd\").read();"),
                        open(
                                "another student's file",
                                "java.nio.file.Files.readString(" + path + ");"),
                        open(
                                "a directory",
                                "if (new java.io.File(\"/usr\").list() == null) return 0;"),
                        open("a server", "new java.net.ServerSocket(0);"),
                        open(
                                "a connection to this machine",
                                "new java.net.Socket(\"127.0.0.1\", "
                                        + server.getLocalPort()
                                        + ");"),
                        open("a datagram", "new java.net.DatagramSocket();"),
                        open("a channel", "java.nio.channels.SocketChannel.open();"),
                        open(
                                "a socket in the file system",
                                "java.nio.channels.SocketChannel.open("
                                        + "java.net.StandardProtocolFamily.UNIX);"),
                        open(
                                "a process",
                                "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start();"),
                        open(
                                "a Java of its own",
                                "new ProcessBuilder(System.getProperty(\"java.home\")"
                                        + " + \"/bin/java\", \"-version\").start();"),
                        open(
                                "which processes run",
                                "new java.io.FileInputStream(\"/proc/"
                                        + victim.pid()
                                        + "/cmdline\").read();"),
                        stopped(
                                "the environment of the grader",
                                "new java.io.FileInputStream(\"/proc/"
                                        + ProcessHandle.current().pid()
                                        + "/environ\").read();"),
                        stopped(
                                "its own memory",
                                "new java.io.FileInputStream(\"/proc/self/mem\").read();"),
                        stopped(
                                "a file in /tmp",
                                "java.nio.file.Files.createTempFile(\"x\", \"y\");"),
                        stopped(
                                "a file in shared memory",
                                "java.nio.file.Files.createFile("
                                        + "java.nio.file.Path.of(\"/dev/shm/thalweg-x\"));"),
                        stopped(
                                "writing another student's file",
                                "java.nio.file.Files.writeString(" + path + ", \"mine\");"),
                        stopped(
                                "deleting another student's file",
                                "java.nio.file.Files.delete(" + path + ");"),
                        stopped(
                                "ending another process",
                                "if (!ProcessHandle.of("
                                        + victim.pid()
                                        + "L).map(ProcessHandle::destroyForcibly).orElse(false))"
                                        + " return 0;"),
                        shut("the library", "Class.forName(\"org.thalweg.method.Momentum\");"),
                        shut("the checks", "Class.forName(\"org.thalweg.check.Expect\");"),
                        shut(
                                "the grader",
                                "Class.forName(\"org.thalweg.grade.run.SandboxedLauncher\");"),
                        shut("Unsafe", "Class.forName(\"sun.misc.Unsafe\");"),
                        shut("the compiler", "Class.forName(\"com.sun.tools.javac.Main\");"),
                        shut(
                                "the inside of Java",
                                "String.class.getDeclaredField(\"value\").setAccessible(true);"),
                        Stream.of(
                                attack(
                                        "the runner's own classes",
                                        PATIENT,
                                        gives(9),
                                        """
                                        static double f(double x) throws Exception {
                                            Class<?> main = Class.forName("org.thalweg.grade.run.inside.Main");
                                            Class<?>[] all = (Class<?>[]) main.getMethod("classes").invoke(null);
                                            for (Class<?> each : all)
                                                for (var field : each.getDeclaredFields()) {
                                                    field.setAccessible(true);
                                                    try { field.set(null, null); } catch (Exception e) { }
                                                }
                                            return x * x;
                                        }""")))
                .flatMap(all -> all)
                .toList();
    }

    private static List<Attack> nuisances() {
        return List.of(
                attack(
                        "threads that stay",
                        PATIENT,
                        running -> {
                            assertThat(f(running).of(3)).isEqualTo(9);
                            assertThat(running.notes()).contains("4 threads were left running.");
                        },
                        "static double f(double x) { for (int i = 0; i < 4; i++)"
                                + " new Thread(() -> { while (true) Thread.yield(); }).start();"
                                + " return x * x; }"),
                attack(
                        "another language and time",
                        PATIENT,
                        gives(9.5),
                        "static double f(double x) { Locale.setDefault(Locale.GERMANY);"
                                + " TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Tokyo\"));"
                                + " System.setProperties(new Properties()); return x * x + 0.5; }"),
                attack(
                        "interrupting everybody",
                        PATIENT,
                        gives(9),
                        "static double f(double x) {"
                                + " Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);"
                                + " return x * x; }"),
                attack(
                        "a message that throws",
                        PATIENT,
                        threw("exception of another kind"),
                        "static double f(double x) { throw new RuntimeException() {"
                                + " public String getMessage() { throw new Error(); } }; }"),
                attack(
                        "a trace that is none",
                        PATIENT,
                        threw("Odd"),
                        "static class Odd extends Error { public StackTraceElement[] getStackTrace() {"
                                + " return null; } }"
                                + " static double f(double x) { throw new Odd(); }"),
                attack(
                        "a place that is none",
                        PATIENT,
                        running ->
                                assertThatThrownBy(() -> f(running).of(3))
                                        .isInstanceOfSatisfying(
                                                AnswerThrew.class,
                                                e -> assertThat(e.where()).isEmpty()),
                        "static double f(double x) { Error e = new Error(); e.setStackTrace("
                                + "new StackTraceElement[] {new StackTraceElement(\"Answer_x\", \"f\","
                                + " \"\", 999)}); throw e; }"),
                attack(
                        "asking after the call",
                        PATIENT,
                        running -> {
                            Ask ask = running.get(Wanted.method("f", Ask.class));
                            assertThat(ask.of((x, g) -> 1)).isEqualTo(1);
                            assertThat(running.get(Wanted.method("g", F.class)).of(1)).isZero();
                        },
                        """
                        static volatile int heard;
                        static double f(Objective f) {
                            Thread late = new Thread(() -> { while (true) try {
                                Thread.sleep(1); f.value(new double[1]); heard++;
                            } catch (Exception e) { } });
                            double v = f.value(new double[1]); late.start(); return v;
                        }
                        static double g(double x) throws Exception {
                            heard = 0; return 0;
                        }"""),
                attack(
                        "asking from many threads",
                        PATIENT,
                        running -> {
                            Ask ask = running.get(Wanted.method("f", Ask.class));
                            assertThat(ask.of((x, g) -> x[0])).isEqualTo(4950);
                        },
                        "static double f(Objective f) { return IntStream.range(0, 100).parallel()"
                                + ".mapToDouble(i -> f.value(new double[] {i})).sum(); }"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftInOneProcessIsNotInTheNext() {
        return sandboxes(
                sandbox -> {
                    String source =
                            "static int n; static double f(double x) { System.setProperty(\"n\", \"\" + n);"
                                    + " return ++n; }";
                    SandboxedLauncher launcher = new SandboxedLauncher(sandbox, PATIENT);
                    try (Running one = launcher.start(Answers.compile(source));
                            Running two = launcher.start(Answers.compile(source))) {
                        assertThat(f(one).of(0)).isEqualTo(1);
                        assertThat(f(one).of(0)).isEqualTo(2);
                        assertThat(f(two).of(0)).isEqualTo(1);
                    }
                });
    }

    /** In the plain sandbox a process can hide; what it holds open must not hold the grader. */
    @Test
    void whatHidesDoesNotHoldTheGrader() throws Exception {
        Sandbox plain =
                sandboxes
                        .of(Sandbox.Tier.PLAIN)
                        .orElseGet(() -> abort("this machine has no PLAIN sandbox"));
        String source =
                "static double f(double x) throws Exception { new ProcessBuilder(\"/bin/sh\", \"-c\","
                        + " \"setsid sleep 20 &\").inheritIO().start().waitFor(); while (true) { } }";
        try (Running running =
                new SandboxedLauncher(plain, HURRIED).start(Answers.compile(source))) {
            long start = System.nanoTime();
            stopped("still running").of(running);
            assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(15);
        }
    }

    /** Where processes can be started at all, they end with the answer. */
    @TestFactory
    Stream<DynamicTest> noProcessOutlivesTheAnswer() {
        return sandboxes(
                sandbox -> {
                    String seconds = "9876" + sandbox.tier().name().length();
                    String source =
                            "static double f(double x) { try { new ProcessBuilder(\"sleep\", \""
                                    + seconds
                                    + "\").start(); } catch (Exception e) { } return x * x; }";
                    Started started = new Started(sandbox);
                    List<ProcessHandle> family;
                    try (Running running =
                            new SandboxedLauncher(started, PATIENT)
                                    .start(Answers.compile(source))) {
                        assertThat(f(running).of(3)).isEqualTo(9);
                        family = started.family();
                    }
                    assertThat(Started.ended(family)).isTrue();
                    assertThat(
                                    ProcessHandle.allProcesses()
                                            .filter(
                                                    each ->
                                                            each.info()
                                                                    .commandLine()
                                                                    .orElse("")
                                                                    .contains("sleep " + seconds))
                                            .collect(Collectors.toList()))
                            .isEmpty();
                });
    }

    private interface InSandbox {
        void run(Sandbox sandbox) throws Exception;
    }

    private static Stream<DynamicTest> sandboxes(InSandbox test) {
        return Arrays.stream(Sandbox.Tier.values())
                .map(
                        tier ->
                                dynamicTest(
                                        tier.name(),
                                        () ->
                                                test.run(
                                                        sandboxes
                                                                .of(tier)
                                                                .orElseGet(
                                                                        () ->
                                                                                abort(
                                                                                        "this machine has no "
                                                                                                + tier
                                                                                                + " sandbox")))));
    }
}
