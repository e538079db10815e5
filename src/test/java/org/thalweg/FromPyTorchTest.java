package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/from-pytorch.md says of this library: every expression of ours compiles, every default
 * is the one that the factory gives, no setting and no factory is missing, the programs run and
 * give the numbers printed below them. What it says of the other libraries is tested in {@code
 * test_from_pytorch.py}.
 */
class FromPyTorchTest {
    private static final Path PAGE = Path.of("docs/from-pytorch.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(");
    private static final Pattern DEFAULT = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:e-?\\d+)?");

    /** Names of other libraries always begin with one of these. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(torch|optax|keras|jax|schedulefree|prodigyopt|pytorch_optimizer|lion_pytorch"
                            + "|scheduler|optimizer|model|tensor)\\b.*");

    /** What the variables of the page stand for. */
    private static final String VARIABLES =
            """
            static double lr = 0.1, initial = 0.1, lowest = 0.001, highest = 0.1, last = 0.01, peak = 0.1;
            static double factor = 0.5, rate = 0.01, exponent = 2, timescale = 100, period = 10, eta = 0.1;
            static double decay = 0.01, rho = 0.05, lambda = 0.01, c = 1, damping = 0.01, alpha = 0.5, k0 = 0.1;
            static int updates = 100, every = 10, width = 512, warmup = 10, warmupUpdates = 10, total = 100, stableUpdates = 50;
            static int patience = 10, up = 10, down = 10, at = 500, k = 5, parts = 4, step = 10, t = 3, T = 100, w0 = 10;
            static int[] milestones = {30, 60};
            static long seed = 7;
            static double[] x = {-0.5, 0.5}, g = {0, 0}, w = {0, 0};
            static double metric = 0.5, value = 0.1;
            static Objective f = Functions.rosenbrock(), loss = f;
            static BatchLoss mean = new LinearRegression(new double[][] {{1}, {2}}, new double[] {1, 2});
            static Batches batches = new Batches(2, 1, 7);
            static Schedule schedule = constant(0.1), next = constant(0.1);
            static Layout layout = Layout.start().matrix("W1", 1, 2).layout();
            static Blockwise method = adam(0.1), first = method, second = method, inner = method, fast = method;
            static Optimizer opt = method.start();
            static Path file = Path.of("run.txt");
            """;

    private static final String IMPORTS =
            """
            import static org.thalweg.Functions.*;
            import static org.thalweg.Optimizers.*;
            import static org.thalweg.Schedules.*;
            import java.nio.file.Path;
            import java.util.*;
            import org.thalweg.*;
            import org.thalweg.core.*;
            import org.thalweg.method.*;
            import org.thalweg.model.*;
            import org.thalweg.schedule.*;
            """;

    private record Row(String name, Map<String, String> defaults) {}

    @TempDir private static Path classes;

    private static final List<String> PROSE = new ArrayList<>();
    private static final List<Row> HERE = new ArrayList<>();
    private static final List<String> PROGRAMS = new ArrayList<>();
    private static final List<List<Double>> OUTPUTS = new ArrayList<>();

    /** What the compiler has to say. */
    private static final StringWriter SAID = new StringWriter();

    @BeforeAll
    static void read() throws IOException {
        String fence = null;
        StringBuilder program = new StringBuilder();
        List<String> head = List.of();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                if (fence == null) {
                    fence = line.substring(3);
                } else {
                    if (fence.equals("java")) {
                        PROGRAMS.add(program.toString());
                    } else if (fence.equals("text")) {
                        OUTPUTS.add(numbers(program.toString()));
                    }
                    fence = null;
                    program.setLength(0);
                }
            } else if (fence != null) {
                program.append(line).append('\n');
            } else if (line.startsWith("|")) {
                List<String> cells = cells(line);
                head = head.isEmpty() ? cells : head;
                read(head, cells);
            } else {
                head = List.of();
                PROSE.addAll(codes(line));
            }
        }
        compile();
    }

    private static void read(List<String> head, List<String> cells) {
        int here = Math.max(head.indexOf("here"), head.indexOf("instead"));
        if (here >= 0) {
            PROSE.addAll(codes(cells.get(here)));
        } else if (cells.get(0).equals("here")) {
            Map<String, String> defaults = new TreeMap<>();
            for (String code : codes(cells.get(2))) {
                Matcher m = DEFAULT.matcher(code);
                assertThat(m.matches()).as(code + " of " + cells.get(1)).isTrue();
                defaults.put(m.group(1), m.group(2));
            }
            for (String name : codes(cells.get(1))) {
                HERE.add(new Row(name, defaults));
            }
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    private static List<Double> numbers(String text) {
        return NUMBER.matcher(text).results().map(m -> Double.valueOf(m.group())).toList();
    }

    private static Stream<String> ours() {
        return Stream.concat(PROSE.stream(), HERE.stream().map(Row::name))
                .filter(code -> !FOREIGN.matcher(code).matches());
    }

    @Test
    void everyExpressionCompiles() {
        assertThat(SAID.toString()).isEmpty();
        assertThat(expressions()).hasSizeGreaterThan(80);
    }

    private static List<String> expressions() {
        return ours().filter(code -> code.contains("(") && !code.contains("…")).distinct().toList();
    }

    /** Writes a class for the expressions, one for the rows, one for each program. */
    private static void compile() throws IOException {
        StringBuilder loose = new StringBuilder(VARIABLES);
        expressions().forEach(code -> loose.append(method("void e" + loose.length(), code + ";")));
        write("Expressions", IMPORTS, loose.toString());
        StringBuilder here = new StringBuilder(VARIABLES);
        for (int i = 0; i < HERE.size(); i++) {
            here.append(method("Object h" + i, "return " + HERE.get(i).name() + ";"));
        }
        write("Here", IMPORTS, here.toString());
        for (int i = 0; i < PROGRAMS.size(); i++) {
            String body = lines(PROGRAMS.get(i), false);
            write("Program" + i, lines(PROGRAMS.get(i), true), method("void run", body));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.list(classes)) {
            List<String> options =
                    List.of(
                            "-d",
                            classes.toString(),
                            "-proc:none",
                            "-cp",
                            System.getProperty("java.class.path"));
            compiler.getTask(
                            SAID,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call();
        }
    }

    private static String method(String head, String body) {
        return "public static " + head + "() throws Exception {\n" + body + "\n}\n";
    }

    private static void write(String name, String imports, String body) throws IOException {
        Files.writeString(
                classes.resolve(name + ".java"),
                imports + "public class " + name + " {\n" + body + "}\n");
    }

    @Test
    void everyOtherNameExists() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            sources.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> types.add(name.substring(0, name.length() - 5)));
        }
        assertThat(
                        ours().filter(code -> code.matches("[A-Z]\\w*"))
                                .filter(code -> !types.contains(code)))
                .isEmpty();
    }

    @Test
    void everyDefaultIsTheOneOfTheFactory() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < HERE.size(); i++) {
            compare(HERE.get(i), load("Here").getMethod("h" + i).invoke(null), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void compare(Row row, Object made, List<String> wrong)
            throws ReflectiveOperationException {
        Map<String, Object> settings = new TreeMap<>();
        if (made.getClass().isRecord()) {
            for (RecordComponent component : made.getClass().getRecordComponents()) {
                settings.put(component.getName(), component.getAccessor().invoke(made));
            }
        }
        row.defaults()
                .forEach(
                        (name, value) -> {
                            if (!settings.containsKey(name) || !same(settings.get(name), value)) {
                                wrong.add(row.name() + ": " + name + " is " + settings.get(name));
                            }
                        });
        Set<String> unsaid = new TreeSet<>(settings.keySet());
        unsaid.removeAll(row.defaults().keySet());
        WORD.matcher(row.name()).results().forEach(word -> unsaid.remove(word.group()));
        if (!unsaid.isEmpty()) {
            wrong.add(row.name() + ": the page does not name " + unsaid);
        }
    }

    private static boolean same(Object setting, String value) {
        if (value.equals("…")) {
            return true;
        }
        try {
            return Double.parseDouble(setting.toString()) == Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            return setting.toString().equals(value);
        }
    }

    @Test
    void everyFactoryIsNamed() {
        Set<String> factories =
                Stream.of(Optimizers.class, Schedules.class)
                        .flatMap(face -> Arrays.stream(face.getDeclaredMethods()))
                        .filter(m -> Modifier.isPublic(m.getModifiers()))
                        .map(java.lang.reflect.Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        ours().forEach(
                        code ->
                                CALL.matcher(code)
                                        .results()
                                        .forEach(call -> factories.remove(call.group(1))));
        assertThat(factories).as("factories that the page does not name").isEmpty();
    }

    @Test
    void theProgramsRunAndPrintWhatStandsBelowThem() throws Exception {
        assertThat(PROGRAMS).isNotEmpty();
        List<List<Double>> printed = new ArrayList<>();
        PrintStream out = System.out;
        for (int i = 0; i < PROGRAMS.size(); i++) {
            ByteArrayOutputStream caught = new ByteArrayOutputStream();
            try (PrintStream to = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
                System.setOut(to);
                load("Program" + i).getMethod("run").invoke(null);
            } finally {
                System.setOut(out);
            }
            List<Double> numbers = numbers(caught.toString(StandardCharsets.UTF_8));
            if (!numbers.isEmpty()) {
                printed.add(numbers);
            }
        }
        assertThat(printed).hasSameSizeAs(OUTPUTS);
        for (int i = 0; i < printed.size(); i++) {
            assertThat(printed.get(i)).hasSameSizeAs(OUTPUTS.get(i));
            for (int j = 0; j < printed.get(i).size(); j++) {
                assertThat(printed.get(i).get(j)).isCloseTo(OUTPUTS.get(i).get(j), within(1e-12));
            }
        }
    }

    private static String lines(String program, boolean imports) {
        return program.lines()
                .filter(line -> line.startsWith("import ") == imports)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Class<?> load(String name) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {classes.toUri().toURL()},
                        FromPyTorchTest.class.getClassLoader())) {
            return loader.loadClass(name);
        }
    }
}
