package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of things that are made once: each is named after all that it depends on, made beside
 * its place and renamed, so that two at once do not disturb each other.
 *
 * @param directory readable by everybody, because guests may run as somebody else
 */
record Cache(Path directory) {
    /** What makes a thing at a path that does not exist yet. */
    @FunctionalInterface
    interface Maker {
        void make(Path at) throws IOException;
    }

    /**
     * Returns {@code THALWEG_CACHE}, or the customary place: below the user's cache directory, for
     * root below /var/cache.
     */
    static Cache usual() {
        String named = System.getenv("THALWEG_CACHE");
        if (named != null && !named.isBlank()) {
            return new Cache(Path.of(named).toAbsolutePath());
        }
        if (Machine.root()) {
            return new Cache(Path.of("/var/cache/thalweg"));
        }
        String user = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"), ".cache");
        return new Cache(
                (user == null || user.isBlank() ? home : Path.of(user)).resolve("thalweg"));
    }

    /** Returns the thing of this name, made now if it is not there. */
    Path get(String name, Maker maker) throws IOException {
        Path place = directory.resolve(name);
        if (Files.exists(place)) {
            return place;
        }
        try {
            Files.createDirectories(directory);
            readable(directory);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write to the cache "
                            + directory
                            + ": let THALWEG_CACHE name a directory that can be written",
                    e);
        }
        synchronized (Cache.class) { // the file's lock is between processes only
            try (FileChannel file =
                            FileChannel.open(
                                    directory.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(place)) {
                    make(place, maker);
                }
            }
        }
        return place;
    }

    private void make(Path place, Maker maker) throws IOException {
        Path beside = directory.resolve(".making-" + place.getFileName());
        delete(beside); // of one that was interrupted
        try {
            maker.make(beside);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw new IOException("cannot write to the cache " + directory + ": " + e, e);
        } finally {
            delete(beside);
        }
    }

    /** Lets everybody read, whatever the umask is. */
    static void readable(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    path,
                    PosixFilePermissions.fromString(
                            Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Puts bytes into a file named after them. */
    Path file(String prefix, String suffix, byte[] content) throws IOException {
        return get(
                prefix + "-" + hash(List.of(content)) + suffix,
                at -> {
                    Files.write(at, content);
                    readable(at);
                });
    }

    /** Returns sixteen digits for these bytes, in this order. */
    static String hash(Iterable<byte[]> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
