package org.thalweg.grade.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes of a guest as a jar: those named, what is nested in them, and the {@link Api};
 * nothing else of the library is inside. The same classes give the same bytes.
 */
public final class GuestJar {
    /** 1980-01-01 in UTC, the first day that a zip can name. */
    private static final long NO_TIME = 315_532_800_000L;

    private GuestJar() {}

    /**
     * Returns the jar with these classes, from the cache if it has it.
     *
     * @param classes of our own class path; they may use only each other, java.base and the API
     */
    public static Path of(Class<?>... classes) throws IOException {
        return of(Cache.usual(), classes);
    }

    static Path of(Cache cache, Class<?>... classes) throws IOException {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each : classes) {
            all.addAll(List.of(each.getNestMembers()));
        }
        Map<String, byte[]> entries = new TreeMap<>();
        for (Class<?> each : all) {
            String name = each.getName().replace('.', '/') + ".class";
            try (InputStream in = each.getResourceAsStream("/" + name)) {
                if (in == null) {
                    throw new IOException("the class file of " + each.getName() + " is not there");
                }
                entries.put(name, in.readAllBytes());
            }
        }
        entries.putAll(Api.sources());
        return cache.get(
                "guest-" + Cache.hash(entries.values()) + ".jar",
                at -> {
                    entries.keySet().removeAll(Api.sources().keySet());
                    Api.classes()
                            .forEach(
                                    (name, bytes) ->
                                            entries.put(name.replace('.', '/') + ".class", bytes));
                    Files.write(at, jar(entries));
                    Cache.readable(at);
                });
    }

    private static byte[] jar(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(NO_TIME);
                jar.putNextEntry(entry);
                jar.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is all in memory
        }
        return bytes.toByteArray();
    }
}
