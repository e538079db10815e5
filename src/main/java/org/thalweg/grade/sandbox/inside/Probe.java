package org.thalweg.grade.sandbox.inside;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;

/** A guest that tries what no guest may and says what it reached. */
public final class Probe {
    /** What it says first. */
    public static final String HELLO = "hello";

    private Probe() {}

    private interface Attempt {
        void run() throws IOException;
    }

    /**
     * Tries.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        String reached =
                HELLO
                        + attempt(
                                " files",
                                () -> {
                                    try (InputStream in = new FileInputStream("/etc/passwd")) {
                                        in.read();
                                    }
                                })
                        + attempt(" sockets", () -> new ServerSocket(0).close())
                        + attempt(
                                " processes",
                                () -> new ProcessBuilder("/bin/true").start().destroy());
        System.out.print(reached);
        System.out.flush();
    }

    private static String attempt(String what, Attempt attempt) {
        try {
            attempt.run();
            return what;
        } catch (IOException | RuntimeException | Error refused) {
            return "";
        }
    }
}
