package org.thalweg.grade.read.inside;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The reader's process: asked on its standard input, replies on its standard output. */
public final class Reader {
    /** javac descends into what it reads; this is for honest depths, not for all. */
    private static final long STACK = 64L << 20;

    private static final String CLASS = ".class";
    private static final String OURS = "org/thalweg/grade/";

    private Reader() {}

    /** Returns the classes that the process needs beside Java's. */
    public static Class<?>[] guest() {
        return new Class<?>[] {
            Reader.class,
            Session.class,
            Ask.class,
            Reply.class,
            Wire.class,
            Cutter.class,
            Piece.class,
            Parser.class,
            Pieces.class,
            Part.class,
            Trouble.class,
            Names.class,
            Types.class,
            Definition.class,
            Notebook.class,
            Finder.class,
            Signature.class,
            Imports.class,
            Answer.class,
            Javac.class,
            Memory.class,
            Sentences.class
        };
    }

    /**
     * Replies until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ENGLISH); // the compiler's messages are matched
        InputStream in = System.in;
        OutputStream out = System.out;
        System.setIn(InputStream.nullInputStream());
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Thread thread = new Thread(null, () -> serve(in, out), "reader", STACK);
        thread.start();
        thread.join();
    }

    private static void serve(InputStream from, OutputStream to) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to))) {
            Session session = new Session(api(System.getProperty("java.class.path")));
            session.tryOut();
            out.writeInt(Wire.HELLO);
            out.flush();
            while (true) {
                List<Reply> replies = session.replies(Ask.read(in));
                Wire.list(out, replies, (stream, reply) -> reply.write(stream));
                out.flush();
            }
        } catch (EOFException end) {
            // nobody asks any more
        } catch (IOException gone) {
            System.exit(1);
        }
    }

    /** What answers may use of the library: all that the jar holds and is not ours. */
    private static Map<String, byte[]> api(String jar) throws IOException {
        Map<String, byte[]> api = new TreeMap<>();
        try (JarFile file = new JarFile(jar)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                String name = entry.getName();
                if (name.endsWith(CLASS) && !name.startsWith(OURS)) {
                    String binary = name.substring(0, name.length() - CLASS.length());
                    api.put(binary.replace('/', '.'), file.getInputStream(entry).readAllBytes());
                }
            }
        }
        return api;
    }
}
