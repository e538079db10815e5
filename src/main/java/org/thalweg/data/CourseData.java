package org.thalweg.data;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * The data sets of the course, by name; where each comes from stands in {@code data/README.md}.
 *
 * <p>The folder {@code data} is looked for in the working folder and upwards, so that a lesson in
 * {@code notebooks/} finds it, then upwards from the library's jar. Elsewhere, start Java with
 * {@code -Dthalweg.data=} and the path of the folder.
 */
public final class CourseData {

    private static final String PROPERTY = "thalweg.data";
    private static final String MARK = "xor.csv";

    private CourseData() {}

    /**
     * 1000 points x1, x2 ~ N(0, 1); label 1 where the signs of x1 and x2 differ, otherwise 0. No
     * straight line separates the labels.
     */
    public static Dataset xor() {
        return Tables.dataset(table("xor"), "label").named("xor");
    }

    /** 200 points of the line y = 2 + 3 x + noise, x uniform in [0, 2], noise N(0, 0.5²). */
    public static Dataset linear() {
        return Tables.dataset(table("linear"), "y").named("linear");
    }

    /**
     * 200 made-up houses: price (thousand dollars) from area (m²), rooms and age (years). The
     * features differ in scale by a factor of a hundred and hardly depend on each other.
     */
    public static Dataset houses() {
        return Tables.dataset(table("houses"), "price").named("houses");
    }

    /** 442 patients: progression of diabetes after a year from ten measurements, in raw units. */
    public static Dataset diabetes() {
        return Tables.dataset(table("diabetes"), "progression").named("diabetes");
    }

    /**
     * 342 penguins: species (0 Adelie, 1 Chinstrap, 2 Gentoo) from four measurements; the 2 of the
     * 344 rows that lack them are left out.
     */
    public static Dataset penguins() {
        String[] measured = {"bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"};
        Table table = Tables.complete(table("penguins"), measured);
        double[] species = new OneHot(species()).codes(Tables.words(table, "species"));
        return Dataset.of(Tables.matrix(table, measured), species)
                .named("penguins")
                .withFeatureNames(measured)
                .withTargetName("species");
    }

    /** The names of the three classes of {@link #penguins()}, in the order of their numbers. */
    public static List<String> species() {
        return List.of("Adelie", "Chinstrap", "Gentoo");
    }

    /**
     * A whole file as a table, words and missing values included: {@code table("penguins")}.
     *
     * @throws IllegalArgumentException if there is no such file; it says which there are
     */
    public static Table table(String name) {
        return Tables.read(folder().resolve(name + ".csv"));
    }

    /**
     * The folder {@code data} of the course.
     *
     * @throws IllegalStateException if it is not found; it says where it looked and what to do
     */
    public static Path folder() {
        Set<Path> starts = new LinkedHashSet<>();
        starts.add(Path.of("").toAbsolutePath());
        Path library = library();
        if (library != null) {
            starts.add(library);
        }
        return folder(System.getProperty(PROPERTY), starts);
    }

    static Path folder(String property, Set<Path> starts) {
        if (property != null) {
            Path chosen = Path.of(property).toAbsolutePath().normalize();
            if (!Files.isRegularFile(chosen.resolve(MARK))) {
                throw new IllegalStateException(
                        ("-D%s=%s is not the data folder of the course: it has no %s; "
                                        + "correct the path or leave the property out")
                                .formatted(PROPERTY, property, MARK));
            }
            return chosen;
        }
        Set<Path> tried = new LinkedHashSet<>();
        for (Path start : starts) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                Path data = folder.resolve("data");
                tried.add(data);
                if (Files.isRegularFile(data.resolve(MARK))) {
                    return data;
                }
            }
        }
        throw new IllegalStateException(
                ("the course's data folder was not found; looked for %s in %s; start in the "
                                + "folder of the course or below it, or start Java with "
                                + "-D%s=/path/to/data")
                        .formatted(MARK, tried, PROPERTY));
    }

    private static Path library() {
        CodeSource source = CourseData.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).getParent();
        } catch (URISyntaxException | RuntimeException e) {
            return null;
        }
    }
}
