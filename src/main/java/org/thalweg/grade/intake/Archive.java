package org.thalweg.grade.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file. Nothing of it is ever written to disk; entries are read one at a time, within limits.
 */
final class Archive implements Tree {
    /** What all notebooks may swell to together. */
    private static final long TOTAL = 2L << 30;

    /** How much an entry may swell; JSON packs to a twentieth at best. */
    private static final long RATIO = 200;

    /** Below this, packing ratios mean nothing. */
    private static final long SMALL = 1 << 20;

    private final Path file;
    private final ZipFile zip;

    private Archive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Opens one.
     *
     * @throws IOException if it is damaged or encrypted
     */
    static Archive open(Path file) throws IOException {
        try {
            return new Archive(file, open(file, StandardCharsets.UTF_8));
        } catch (ZipException e) {
            String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (said.contains("encrypt")) {
                throw new IOException("it is protected by a password; unpack it first", e);
            }
            throw new IOException(
                    "it is damaged, or no zip file at all; fetch it again (" + said + ")", e);
        }
    }

    private static ZipFile open(Path file, Charset names) throws IOException {
        try {
            return new ZipFile(file.toFile(), names);
        } catch (ZipException e) {
            // Java says so when a name is not in UTF-8, as old Windows writes them
            if (names.equals(StandardCharsets.UTF_8)
                    && String.valueOf(e.getMessage()).contains("bad entry name")) {
                return open(file, Charset.forName("IBM437"));
            }
            throw e;
        }
    }

    @Override
    public String name() {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("(?i)\\.zip$", "");
    }

    @Override
    public List<Found> files(List<String> problems) throws IOException {
        if (zip.size() > MOST) {
            throw new IOException("it holds more than " + MOST + " files");
        }
        List<Found> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long[] total = {0};
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .forEach(
                        entry -> {
                            Found found = found(entry);
                            String trouble = trouble(entry, found, names, total);
                            if (trouble.isEmpty()) {
                                files.add(found);
                            } else if (!found.isHidden()) {
                                problems.add(shown(entry.getName()) + trouble);
                            }
                        });
        files.sort(Comparator.comparing(Found::toString));
        return files;
    }

    private Found found(ZipEntry entry) {
        List<String> path =
                Arrays.stream(entry.getName().replace('\\', '/').split("/", -1))
                        .filter(part -> !part.isEmpty() && !part.equals("."))
                        .toList();
        long modified = Math.max(0, entry.getTime());
        return new Found(path.isEmpty() ? List.of("?") : path, modified, () -> read(entry));
    }

    private static String trouble(ZipEntry entry, Found found, Set<String> names, long[] total) {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*") || found.path().contains("..")) {
            return " has a path that leads out of the archive; it was not read.";
        }
        if (name.indexOf('\0') >= 0) {
            return " has a name that no file can have; it was not read.";
        }
        if (!found.isNotebook() && !found.name().equals(Layout.TIMESTAMP)) {
            return ""; // never read
        }
        if (!names.add(found.toString())) {
            return " stands twice in the archive; the first one counts.";
        }
        if (entry.getSize() > LARGEST) {
            return " unpacks to more than " + (LARGEST >> 20) + " MB; it was not read.";
        }
        if (entry.getSize() > SMALL && entry.getSize() > RATIO * entry.getCompressedSize()) {
            return " swells to more than " + RATIO + " times its size; it was not read.";
        }
        total[0] += Math.max(0, entry.getSize());
        return total[0] > TOTAL
                ? " is beyond the first " + (TOTAL >> 30) + " GB of the archive; it was not read."
                : "";
    }

    /** The sizes in the archive's list may lie: what is unpacked counts. */
    private byte[] read(ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it unpacks to more than " + (LARGEST >> 20) + " MB");
            }
            return bytes;
        } catch (ZipException e) {
            throw new IOException("its part of the archive is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
