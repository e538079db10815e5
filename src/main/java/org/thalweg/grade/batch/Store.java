package org.thalweg.grade.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.thalweg.grade.Result;
import org.thalweg.grade.export.ResultFile;
import org.thalweg.grade.intake.Reasons;
import org.thalweg.grade.intake.Student;

/**
 * The results on disk, one file for each student, each either whole or not there: whatever ends the
 * grader, a file that is there can be trusted. Only one grader at a time works on a folder.
 */
public final class Store implements Closeable {
    private static final String TEMPORARY = ".tmp";

    private final Path folder;
    private final Path results;
    private final FileChannel lock;

    private Store(Path folder, Path results, FileChannel lock) {
        this.folder = folder;
        this.results = results;
        this.lock = lock;
    }

    /**
     * Opens a folder, and makes it if it is not there.
     *
     * @param folder where all output goes
     * @param problemSet whose results it holds
     * @throws Trouble if another grader works on it, it cannot be written, or it holds another
     *     problem set's results
     */
    public static Store in(Path folder, String problemSet) {
        try {
            Path results = Files.createDirectories(folder.resolve("results"));
            Store store = new Store(folder, results, lock(folder));
            try {
                store.sweep();
                store.refuseOthers(problemSet);
                return store;
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel; // the system gives it back when the process ends, however it ends
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new Trouble(
                "Another grader is at work on "
                        + folder
                        + ". Wait until it is done, or choose another folder with --out.");
    }

    /** What a killed grader was writing. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(results, "*" + TEMPORARY)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    private void refuseOthers(String problemSet) throws IOException {
        for (Result result : all()) {
            if (!result.problemSet().equals(problemSet)) {
                throw new Trouble(
                        folder
                                + " holds results of "
                                + result.problemSet()
                                + ", not of "
                                + problemSet
                                + ". Choose another folder with --out.");
            }
        }
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Returns what is kept of a student; empty if there is nothing that can be read. */
    Optional<ResultFile> get(String student) {
        try {
            return Optional.of(ResultFile.of(Files.readAllBytes(file(student))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // then it is graded again
        }
    }

    /**
     * Keeps a result; when this returns, it survives a power cut.
     *
     * @throws Trouble if the disk is full or cannot be written
     */
    void put(ResultFile result) {
        write(file(result.result().student()), result.bytes());
    }

    private Path file(String student) {
        return results.resolve(Student.fileName(student) + ".json");
    }

    /**
     * Writes a file of the output folder, wholly or not at all.
     *
     * @param name its name in the folder
     * @param bytes what to write
     * @throws Trouble if the disk is full or cannot be written
     */
    public void write(String name, byte[] bytes) {
        write(folder.resolve(name), bytes);
    }

    private void write(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            try (FileChannel out =
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            move(temporary, file);
            forceFolder(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            discard(temporary);
            throw unwritable(file, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last; Windows has no such thing and does it by itself. */
    private static void forceFolder(Path folder) throws IOException {
        if (java.io.File.separatorChar == '/') {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // the next start sweeps it away
        }
    }

    /**
     * Returns every result that is kept, in the order of the students' names.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Result> all() throws IOException {
        List<Result> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(results, "*.json")) {
            for (Path file : files) {
                try {
                    all.add(ResultFile.of(Files.readAllBytes(file)).result());
                } catch (IllegalArgumentException | NoSuchFileException e) {
                    // not of our making, or from an older version
                }
            }
        }
        all.sort(Comparator.comparing(Result::student));
        return all;
    }

    private static Trouble unwritable(Path file, IOException e) {
        return new Trouble(
                file
                        + " cannot be written: "
                        + Reasons.of(e)
                        + ". Make room or choose another folder with --out, then give the same"
                        + " command again: what has been graded stays graded.",
                e);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the lock goes with the process
        }
    }
}
