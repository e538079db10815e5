package org.thalweg.grade.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The Java images of one JDK, each made when it is first needed. */
final class Images {
    private final Path jdk;
    private final Cache cache;
    private final Map<Guest.Kind, JavaImage> made = new EnumMap<>(Guest.Kind.class);

    Images(Path jdk, Cache cache) {
        this.jdk = jdk;
        this.cache = cache;
    }

    Cache cache() {
        return cache;
    }

    synchronized JavaImage of(Guest.Kind kind) throws IOException {
        JavaImage image = made.get(kind);
        if (image == null) {
            image = JavaImage.of(jdk.toRealPath(), kind, cache);
            made.put(kind, image);
        }
        return image;
    }
}
