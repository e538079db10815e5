package org.thalweg.grade.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A folder on disk; links are not followed, because they may lead out of it.
 *
 * @param root the folder
 */
record Folder(Path root) implements Tree {
    @Override
    public String name() {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public List<Found> files(List<String> problems) throws IOException {
        List<Found> files = new ArrayList<>();
        Files.walkFileTree(root, new Visitor(files, problems));
        files.sort(Comparator.comparing(Found::toString));
        return files;
    }

    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is larger than " + (LARGEST >> 20) + " MB");
            }
            return bytes;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final List<Found> files;
        private final List<String> problems;

        Visitor(List<Found> files, List<String> problems) {
            this.files = files;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || !found(folder, attributes).isHidden()
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Found found = found(file, attributes);
            if (found.isHidden()) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                problems.add(found + " is a link; links are not followed.");
            } else if (!attributes.isRegularFile()) {
                problems.add(found + " is not a file.");
            } else if (files.size() == MOST) {
                throw new IOException("it holds more than " + MOST + " files");
            } else {
                files.add(found);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            problems.add(root.relativize(file) + " cannot be read: " + Reasons.of(e) + ".");
            return FileVisitResult.CONTINUE;
        }

        private Found found(Path file, BasicFileAttributes attributes) {
            List<String> path =
                    StreamSupport.stream(root.relativize(file).spliterator(), false)
                            .map(Path::toString)
                            .toList();
            return new Found(path, attributes.lastModifiedTime().toMillis(), () -> read(file));
        }
    }
}
