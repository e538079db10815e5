package org.thalweg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between packages point one way, and each library is known to the packages it was
 * chosen for only.
 */
class ArchitectureTest {
    private static final String EJML = "org.ejml..";
    private static final String TABLESAW = "tech.tablesaw..";
    private static final String JACKSON = "tools.jackson..";
    private static final String PICOCLI = "picocli..";
    private static final String JAVAC = "com.sun.source..";
    private static final String XCHART = "org.knowm.xchart..";

    /** What XChart writes SVG with, and brings along. */
    private static final String VECTOR_GRAPHICS = "de.erichseifert.vectorgraphics2d..";

    /**
     * Each package, and what it may use besides itself and the JDK. "" is the face, org.thalweg
     * itself.
     */
    private static final Map<String, List<String>> ARROWS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("core", List.of()),
                            Map.entry("schedule", List.of(ours("core"))),
                            Map.entry("method", List.of(ours("core"), ours("schedule"))),
                            Map.entry("function", List.of(ours("core"))),
                            Map.entry("model", List.of(ours("core"), EJML)),
                            Map.entry("descent", List.of(ours("core"), EJML)),
                            Map.entry("data", List.of(ours("core"), TABLESAW)),
                            Map.entry("tune", List.of(ours("core"))),
                            Map.entry("notebook", List.of()),
                            Map.entry(
                                    "plot",
                                    List.of(
                                            ours("core"),
                                            ours("function"),
                                            ours("notebook"),
                                            XCHART,
                                            VECTOR_GRAPHICS)),
                            Map.entry(
                                    "check",
                                    List.of(
                                            ours("core"),
                                            ours("function"),
                                            ours("model"),
                                            ours("data"),
                                            ours("descent"),
                                            ours("notebook"))),
                            Map.entry(
                                    "grade",
                                    List.of(
                                            ours("core"),
                                            ours("check"),
                                            ours("plot"),
                                            JAVAC,
                                            JACKSON,
                                            PICOCLI)),
                            Map.entry(
                                    "",
                                    List.of(
                                            ours("core"),
                                            ours("schedule"),
                                            ours("method"),
                                            ours("function")))));

    private static final JavaClasses LIBRARY = library();

    private static JavaClasses library() {
        // Names of classes are enough for these rules; reading the classes of the JDK would take
        // seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.thalweg");
    }

    static Stream<Arguments> arrows() {
        return ARROWS.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "org.thalweg.{0} may use {1}")
    @MethodSource("arrows")
    void packageUsesOnlyWhatItMay(String name, List<String> allowed) {
        onlyUses(name, allowed).check(LIBRARY);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @MethodSource("libraries")
    void libraryIsUsedOnlyWhereItBelongs(String library, List<String> packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(LIBRARY);
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                Arguments.of(EJML, List.of(ours("model"), ours("descent"))),
                Arguments.of(TABLESAW, List.of(ours("data"))),
                Arguments.of(JACKSON, List.of(ours("grade"))),
                Arguments.of(JAVAC, List.of(ours("grade.read.inside"))),
                Arguments.of(PICOCLI, List.of(ours("grade"))),
                Arguments.of(VECTOR_GRAPHICS, List.of(ours("plot"))),
                Arguments.of(XCHART, List.of(ours("plot"))));
    }

    @ParameterizedTest(name = "org.thalweg.{0} needs no window system")
    @MethodSource("plain")
    void whatComputesNeedsNoWindowSystem(String name) {
        noClasses()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax..", "java.sql..", "java.net..")
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    static Stream<String> plain() {
        return Stream.of("core", "schedule", "method", "function", "model", "descent", "tune");
    }

    @Test
    void noCycles() {
        slices().matching("org.thalweg.(*)..").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(packages()).isSubsetOf(ARROWS.keySet()).contains("", "core", "function");
    }

    @Test
    void aWrongArrowIsNoticed() {
        assertThatThrownBy(() -> onlyUses("function", List.of()).check(LIBRARY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.thalweg.function.Rosenbrock")
                .hasMessageContaining("org.thalweg.core.Require");
    }

    private static ArchRule onlyUses(String name, List<String> allowed) {
        String self = name.isEmpty() ? "org.thalweg" : ours(name);
        String[] all =
                Stream.concat(Stream.of(self, "java..", "javax.."), allowed.stream())
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(self)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all)
                .allowEmptyShould(true);
    }

    private static Set<String> packages() {
        return LIBRARY.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals("org.thalweg") ? "" : name.split("\\.")[2])
                .collect(Collectors.toSet());
    }

    private static String ours(String name) {
        return "org.thalweg." + name + "..";
    }
}
