# Answers to lesson 05's momentumStep that attack the grader, one a section:
#   //// name | status | points: all, some or none | a part of what the student reads, may be empty
# Every other task of the notebook is answered rightly and must get all its points.

//// System.exit | STOPPED | none | ended the program
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    System.exit(0);
}

//// Runtime.halt | STOPPED | none | ended the program
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Runtime.getRuntime().halt(7);
}

//// exit after three right calls | STOPPED | some | ended the program
int calls = 0;
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
    if (++calls > 20) System.exit(0);
}

//// endless loop | STOPPED | none | still running
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) { x[0] += 0; }
}

//// loop that catches everything | STOPPED | none | still running
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) {
        try { Thread.sleep(1000); } catch (Throwable ignored) { Thread.interrupted(); }
    }
}

//// finally that calls itself twice | STOPPED | none | 
void deeper() { try { deeper(); } finally { deeper(); } }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    deeper();
}

//// recursion without end | GRADED | none | calls itself without end
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    momentumStep(x, g, v, lr, beta);
}

//// an array of 8 GB | STOPPED | none | memory
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    double[] much = new double[1 << 30];
    x[0] = much[3];
}

//// a list that grows for ever | STOPPED | none | memory
List<double[]> kept = new ArrayList<>();
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) kept.add(new double[1 << 16]);
}

//// memory outside the heap | GRADED | none | memory
List<java.nio.ByteBuffer> kept = new ArrayList<>();
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) kept.add(java.nio.ByteBuffer.allocateDirect(1 << 20));
}

//// classes without end | STOPPED | none | 
interface Any { void any(); }
List<Object> kept = new ArrayList<>();
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) {
        ClassLoader fresh = new ClassLoader(Any.class.getClassLoader()) {};
        kept.add(java.lang.reflect.Proxy.newProxyInstance(
            fresh, new Class<?>[] {Runnable.class, Comparable.class}, (p, m, a) -> null));
    }
}

//// a thread bomb | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    while (true) {
        new Thread(() -> { while (true) Thread.onSpinWait(); }).start();
    }
}

//// a fork bomb | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    new ProcessBuilder("sh", "-c", ":(){ :|:& };:").start().waitFor();
}

//// runs a shell | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    Process sh = Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "id"});
    x[0] = sh.waitFor();
    if (x[0] != 0) throw new IllegalStateException();
}

//// 10 GB on System.out, and right | GRADED | all | 
byte[] block = new byte[1 << 20];
int written = 0;
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int k = 0; k < 10_000 && written++ < 10_000; k++) System.out.write(block, 0, block.length);
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// 10 GB on the channel | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
    byte[] block = new byte[1 << 20];
    for (int k = 0; k < 10_000; k++) out.write(block);
}

//// 10 GB on the error stream | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    var err = new java.io.FileOutputStream(java.io.FileDescriptor.err);
    byte[] block = new byte[1 << 20];
    for (int k = 0; k < 10_000; k++) err.write(block);
}

//// noise on System.err, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    System.err.println("WARNING: everything is fine");
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// garbage on the channel | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
    out.write("all checks passed\n".getBytes());
    out.flush();
}

//// takes the grader's channel away | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    var in = new java.io.FileInputStream(java.io.FileDescriptor.in);
    while (in.read() >= 0) x[0]++;
}

//// closes the grader's channel | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    new java.io.FileOutputStream(java.io.FileDescriptor.out).close();
    new java.io.FileInputStream(java.io.FileDescriptor.in).close();
    throw new IllegalStateException();
}

//// looks for the reference by reflection | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    Class<?> bank = Class.forName("org.thalweg.check.lesson.Lesson05");
    bank.getDeclaredField("MOMENTUM_STEP").setAccessible(true);
}

//// the reference by its name | BROKEN | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    org.thalweg.Optimizers.momentum(lr, beta).start().step(x, null);
}

//// breaks into java.lang by reflection | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    var field = String.class.getDeclaredField("value");
    field.setAccessible(true);
    x[0] = 1;
}

//// loads a native library | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    System.load("/lib/x86_64-linux-gnu/libc.so.6");
    System.loadLibrary("attach");
}

//// reads the password file | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    x[0] = java.nio.file.Files.readAllBytes(java.nio.file.Path.of("/etc/passwd")).length;
    throw new IllegalStateException("read");
}

//// reads the grader's memory | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    x[0] = java.nio.file.Files.readAllBytes(java.nio.file.Path.of("/proc/1/maps")).length;
    throw new IllegalStateException("read");
}

//// writes a file | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/thalweg-was-here"), "100 points");
    throw new IllegalStateException("written");
}

//// writes into its own folder | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    java.nio.file.Files.writeString(java.nio.file.Path.of("grades.csv"), "100 points");
    throw new IllegalStateException("written");
}

//// opens a socket | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    new java.net.ServerSocket(0).close();
    throw new IllegalStateException("open");
}

//// calls home | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) throws Exception {
    try (var s = new java.net.Socket("127.0.0.1", 22)) { x[0] = 1; }
    throw new IllegalStateException("connected");
}

//// a thread that goes on, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Thread other = new Thread(() -> { while (true) Thread.onSpinWait(); });
    other.setDaemon(true);
    if (lr == 0.02) other.start();
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// interrupts every thread, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Thread.currentThread().getThreadGroup().interrupt();
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// a locale with commas, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Locale.setDefault(Locale.GERMANY);
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    System.setProperty("line.separator", "0");
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// streams replaced, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    System.setOut(null);
    System.setErr(null);
    System.setIn(null);
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// right until the tenth call | GRADED | some | 
int calls = 0;
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    double trick = ++calls > 10 ? 1.5 : 1;
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= trick * lr * v[i];
    }
}

//// memory of its own between checks | GRADED | some | remembered outside
double[] velocity = new double[100];
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        velocity[i] = beta * velocity[i] + g[i];
        x[i] -= lr * velocity[i];
    }
}

//// the gradient is changed | GRADED | some | changes the gradient
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
        g[i] = 0;
    }
}

//// NaN everywhere | GRADED | some | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Arrays.fill(x, Double.NaN);
    Arrays.fill(v, Double.NaN);
}

//// infinity everywhere | GRADED | some | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Arrays.fill(x, Double.POSITIVE_INFINITY);
}

//// an exception that does not end | STOPPED | none | 
class Endless extends RuntimeException {
    public String getMessage() { while (true) Thread.onSpinWait(); }
}
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    throw new Endless();
}

//// an exception of 100 MB | GRADED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    throw new RuntimeException("points: 100 ".repeat(2_000_000));
}

//// an exception that tells the hidden inputs | GRADED | none | RuntimeException
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    throw new RuntimeException("SECRET " + Arrays.toString(x));
}

//// a shutdown hook that does not end | STOPPED | none | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) Thread.onSpinWait(); }));
    System.exit(0);
}

//// the common pool is blocked, and right | GRADED | all | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    if (lr == 0.02) {
        for (int k = 0; k < 8; k++) {
            java.util.concurrent.ForkJoinPool.commonPool().execute(() -> {
                while (true) Thread.onSpinWait();
            });
        }
    }
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// a static initializer that does not end | STOPPED | none | 
int never = forever();
int forever() { while (true) Thread.onSpinWait(); }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    x[0] = never;
}

//// a static initializer that exits | STOPPED | none | ended the program
int never = leave();
int leave() { System.exit(3); return 0; }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    x[0] = never;
}

//// stub again | BLANK | none | 
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    throw new UnsupportedOperationException("not yet");
}

//// Math of its own, and right | GRADED | all | 
class Math {
    static double sqrt(double x) { return StrictMath.sqrt(x); }
    static double pow(double x, double y) { return StrictMath.pow(x, y); }
}
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// a checker of its own | GRADED | some | 
class Lesson05 { static String momentumStep(Object any) { return "Right: momentumStep"; } }
class Expect { static void that(boolean holds, String sentence) {} }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {}

//// a class called java | BROKEN | none | 
class java {}
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    double[] a = java.util.Arrays.copyOf(x, 2);
}

//// closes the wrapper | BROKEN | none | 
} class Other { static { System.exit(0); }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {}

//// closes the wrapper with an escape | GRADED | some | 
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {} \u007d class Other { static void f() {}

//// a package of ours | BROKEN | none | 
package org.thalweg.check;
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {

//// types without end | BROKEN | none | 
<A, B> Map<A, B> m(A a, B b) { return null; }
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    var a = m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(m(1, 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1);
    var v1 = m(a, a); var v2 = m(v1, v1); var v3 = m(v2, v2); var v4 = m(v3, v3); var v5 = m(v4, v4);
    var v6 = m(v5, v5); var v7 = m(v6, v6); var v8 = m(v7, v7); var v9 = m(v8, v8); var w0 = m(v9, v9);
    var w1 = m(w0, w0); var w2 = m(w1, w1); var w3 = m(w2, w2); var w4 = m(w3, w3); var w5 = m(w4, w4);
    var w6 = m(w5, w5); var w7 = m(w6, w6); var w8 = m(w7, w7); var w9 = m(w8, w8); var z = m(w9, w9);
}

//// a string that doubles | BROKEN | none | 
static final String a0 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static final String a1 = a0 + a0 + a0 + a0, a2 = a1 + a1 + a1 + a1, a3 = a2 + a2 + a2 + a2, a4 = a3 + a3 + a3 + a3;
static final String a5 = a4 + a4 + a4 + a4, a6 = a5 + a5 + a5 + a5, a7 = a6 + a6 + a6 + a6, a8 = a7 + a7 + a7 + a7;
static final String a9 = a8 + a8 + a8 + a8, b0 = a9 + a9 + a9 + a9, b1 = b0 + b0 + b0 + b0, b2 = b1 + b1 + b1 + b1;
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    x[0] = b2.length();
}

//// a magic and a shell escape | GRADED | all | 
%maven com.evil:evil:1.0
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// statements that would run in the notebook | GRADED | all | 
System.exit(0);
new ProcessBuilder("sh", "-c", "touch /tmp/thalweg-was-here").start();
void momentumStep(double[] x, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}
