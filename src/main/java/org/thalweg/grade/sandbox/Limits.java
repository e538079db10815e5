package org.thalweg.grade.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What a kind of guest may use.
 *
 * @param memory of the whole process, in KB
 * @param seconds of processor time
 * @param threads in all; Java itself has 13
 * @param flags sizes for Java, which by themselves stay below {@code memory}
 */
record Limits(int memory, int seconds, int threads, List<String> flags) {
    /** Open files, on top of which come the files of Java itself. */
    static final int FILES = 64;

    private static final Limits RUNNER =
            new Limits(
                    1_200_000,
                    60,
                    64,
                    List.of(
                            "-Xmx128m",
                            "-Xss1m",
                            "-XX:MaxMetaspaceSize=48m",
                            "-XX:CompressedClassSpaceSize=16m",
                            "-XX:ReservedCodeCacheSize=24m"));

    /** It compiles for as long as there are submissions: the time of one is its user's to bound. */
    private static final Limits READER =
            new Limits(
                    1_800_000,
                    7200,
                    64,
                    List.of(
                            "-Xmx256m",
                            "-Xss4m",
                            "-XX:MaxMetaspaceSize=128m",
                            "-XX:CompressedClassSpaceSize=32m",
                            "-XX:ReservedCodeCacheSize=64m"));

    static Limits of(Guest.Kind kind) {
        return kind == Guest.Kind.READER ? READER : RUNNER;
    }

    /**
     * Returns the options of Java.
     *
     * @param feature Java's version
     */
    List<String> java(int feature) {
        List<String> options = new ArrayList<>(flags);
        options.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it lives for a second
                        "-XX:MaxDirectMemorySize=4m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisableAttachMechanism",
                        "-XX:-UsePerfData", // no file in /tmp
                        "-XX:ErrorFile=/dev/null",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+DisplayVMOutputToStderr", // its warnings must not reach the pipe
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Duser.timezone=UTC",
                        "-Djava.awt.headless=true"));
        if (feature >= 24) {
            options.add("--illegal-native-access=deny"); // before, native code needed its own flag
        }
        return options;
    }
}
