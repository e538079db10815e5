package org.thalweg.grade.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.grade.read.Submitted.ANSWER;
import static org.thalweg.grade.read.Submitted.STUB;
import static org.thalweg.grade.read.Submitted.notebook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;

/** Notebooks as students hand them in: rearranged, incomplete, with slips. */
class SandboxedCompilerTest {
    private static SandboxedCompiler compiler;

    /** Makes a counter. */
    interface Start {
        Counter from(int first);
    }

    /** What is called on it. */
    interface Counter {
        int next();

        void reset(int to);
    }

    @BeforeAll
    static void start() throws IOException {
        compiler = new SandboxedCompiler(new OpenAir());
    }

    @AfterAll
    static void stop() {
        compiler.close();
    }

    private static Compiled.Ready ready(Submitted notebook) {
        return ready(notebook.by(compiler));
    }

    private static Compiled.Ready ready(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Ready.class);
        return (Compiled.Ready) compiled;
    }

    private static Compiled.Broken broken(Submitted notebook) {
        Compiled compiled = notebook.by(compiler);
        assertThat(compiled).isInstanceOf(Compiled.Broken.class);
        return (Compiled.Broken) compiled;
    }

    private static double at3(Submitted notebook) throws ReflectiveOperationException {
        return (double) Ran.call(ready(notebook), "square", 3.0);
    }

    // ---- where answers are found

    @Test
    void anAnswerInItsOwnCell() throws ReflectiveOperationException {
        Compiled.Ready ready = ready(notebook().code("int a = 1;").answer("square", ANSWER));
        assertThat(ready.entry()).isEqualTo("Answer_square");
        assertThat(ready.classes()).containsOnlyKeys("Answer_square");
        assertThat(ready.notes()).isEmpty();
        assertThat(ready.source()).containsExactly(new Excerpt(new Place(2, 1), ANSWER));
        assertThat(Ran.call(ready, "square", 3.0)).isEqualTo(9.0);
    }

    @Test
    void aCellThatLostItsName() throws ReflectiveOperationException {
        assertThat(at3(notebook().code("int a;").code(ANSWER))).isEqualTo(9);
    }

    @Test
    void aCellWithAnotherTasksName() throws ReflectiveOperationException {
        assertThat(at3(notebook().answer("cube", ANSWER))).isEqualTo(9);
    }

    @Test
    void theLastOfTwoCopiesCounts() throws ReflectiveOperationException {
        Submitted twice =
                notebook()
                        .answer("square", "double square(double x) { return x; }")
                        .answer("square", ANSWER);
        assertThat(at3(twice)).isEqualTo(9);
        assertThat(ready(twice).notes())
                .containsExactly(
                        "`square` is defined in the cells 1 and 2; the one in cell 2 counts.");
    }

    @Test
    void aBlankCopyDoesNotCount() throws ReflectiveOperationException {
        for (String blank : List.of("", "  \n", "// nothing", STUB, STUB.replace(" ", "\n"))) {
            assertThat(at3(notebook().answer("square", ANSWER).answer("square", blank)))
                    .as(blank)
                    .isEqualTo(9);
        }
    }

    @Test
    void anAnswerBelowItsUntouchedCell() throws ReflectiveOperationException {
        assertThat(at3(notebook().answer("square", STUB).code(ANSWER))).isEqualTo(9);
    }

    @Test
    void theTasksOwnCellGoesBeforeALaterTry() throws ReflectiveOperationException {
        Submitted tried =
                notebook().answer("square", ANSWER).code("double square(double x) { return -1; }");
        assertThat(at3(tried)).isEqualTo(9);
        assertThat(ready(tried).notes()).hasSize(1);
    }

    @Test
    void aCellThatWasSplit() throws ReflectiveOperationException {
        String helper = "double times(double a, double b) { return a * b; }";
        String answer = "double square(double x) { return times(x, x); }";
        assertThat(at3(notebook().answer("square", helper).answer("square", answer))).isEqualTo(9);
        assertThat(at3(notebook().code(helper).answer("square", answer))).isEqualTo(9);
        assertThat(at3(notebook().answer("square", answer).code(helper))).isEqualTo(9);
    }

    @Test
    void cellsThatWereMerged() throws ReflectiveOperationException {
        Task cube = Asked.method("cube", Submitted.Square.class, STUB.replace("square", "cube"));
        Submitted merged =
                notebook().answer("square", ANSWER + "\ndouble cube(double x) { return x*x*x; }");
        List<Compiled> all = compiler.compile(merged.cells(), List.of(Submitted.SQUARE, cube));
        assertThat(Ran.call(ready(all.get(0)), "square", 3.0)).isEqualTo(9.0);
        assertThat(Ran.call(ready(all.get(1)), "cube", 3.0)).isEqualTo(27.0);
    }

    @Test
    void aCellThatBecameProse() throws ReflectiveOperationException {
        String fenced = "My answer; it works:\n```java\n" + ANSWER + "\n```\n";
        for (String prose : List.of(ANSWER, fenced)) {
            for (String name : List.of("square", "")) {
                Compiled.Ready ready = ready(notebook().code("int a;").prose(name, prose));
                assertThat(Ran.call(ready, "square", 3.0)).isEqualTo(9.0);
                assertThat(ready.notes())
                        .containsExactly(
                                "Cell 2 is not a code cell; its `square` is used all the same.");
            }
        }
    }

    @Test
    void proseThatShowsTheStubIsNoAnswer() {
        Submitted shown =
                notebook().prose("", "Write\n```java\n" + ANSWER + "\n```").answer("square", STUB);
        assertThat(shown.by(compiler)).isInstanceOf(Compiled.Blank.class);
    }

    @Test
    void helpersUpToTheAnswerAreTheNotebooksLast() throws ReflectiveOperationException {
        Submitted redefined =
                notebook()
                        .code("double k = 1;")
                        .code("double k = 3;")
                        .answer("square", "double square(double x) { return k * x; }")
                        .code("double k = 5;");
        assertThat(at3(redefined)).isEqualTo(9);
    }

    @Test
    void helpersBelowTheAnswerFillWhatIsMissing() throws ReflectiveOperationException {
        Submitted reordered =
                notebook()
                        .answer("square", "double square(double x) { return k * h(x); }")
                        .code("double k = 3;")
                        .code("double h(double x) { return x; }");
        assertThat(at3(reordered)).isEqualTo(9);
    }

    @Test
    void aBrokenHelperElsewhereCostsNothing() throws ReflectiveOperationException {
        Submitted around =
                notebook()
                        .code("double[] w = Tables.read(\"w.csv\").column(0);")
                        .code("double half(double x) { return x / 2 }")
                        .answer("square", "double square(double w) { return w * w; }")
                        .code("int times(int x) { return missing; }");
        assertThat(at3(around)).isEqualTo(9);
    }

    @Test
    void ofOverloadsTheOneAskedForCounts() throws ReflectiveOperationException {
        Submitted overloaded =
                notebook()
                        .answer(
                                "square",
                                ANSWER
                                        + "\ndouble square(double x, double y) { return missing; }"
                                        + "\nint square(int x) { return x * x; }");
        Compiled.Ready ready = ready(overloaded);
        assertThat(Ran.call(ready, "square", 3.0)).isEqualTo(9.0);
    }

    @Test
    void whatIsMissingIsSaid() {
        Compiled compiled = notebook().code("int a;").prose("", "text").by(compiler);
        assertThat(compiled)
                .isEqualTo(
                        new Compiled.Absent(
                                "square",
                                "Nothing in the notebook defines `square`. The exercise asks for"
                                        + " `double square(double x)`."));
        assertThat(notebook().by(compiler)).isInstanceOf(Compiled.Absent.class);
    }

    @Test
    void anotherNameIsNoticed() {
        for (String other : List.of("Square", "quadrat")) {
            Submitted renamed = notebook().answer("square", ANSWER.replace("square", other));
            assertThat(((Compiled.Absent) renamed.by(compiler)).sentence())
                    .contains("Cell 1 has `" + other + "`: did you rename it?");
        }
    }

    @Test
    void theStubIsBlankWhateverItsSpaces() {
        for (String stub :
                List.of(
                        STUB,
                        "  " + STUB.replace("\n", "\n\n"),
                        STUB.replace("// your code here", "/* hm */"),
                        "// I do not know\n" + STUB,
                        STUB.replace("\n", "\r\n"))) {
            assertThat(notebook().answer("square", stub).by(compiler))
                    .as(stub)
                    .isInstanceOf(Compiled.Blank.class);
        }
    }

    // ---- what cells hold

    /** A cell that holds an answer which gives 9 at 3. */
    static Stream<String> answers() {
        return Stream.of(
                "double square(double x) { return x * x; };",
                "\r\ndouble square(double x) {\r\n\treturn x * x;\r\n}\r\n",
                "\tdouble square(double x) {\n\t\treturn x * x;\n\t}",
                "public static double square(double x) { return x * x; }",
                "private double square(final double x) { return x * x; }",
                "@Deprecated double square(double x) { return x * x; }",
                "@SuppressWarnings(\"all\") public double square(double x) { return x * x; }",
                "// first\n/* then */ double square(double x) { return x * x; }",
                "/** Doc. */\ndouble square(double größe) { return größe * größe; }",
                "<T extends Number> double of(T x) { return x.doubleValue(); }\n"
                        + "double square(double x) { return of(x) * of(x); }",
                "double sum(double... x) { double s = 0; for (double each : x) s += each;"
                        + " return s; }\ndouble square(double x) { return sum(x, x, x); }",
                "double w[] = {3};\ndouble square(double x) { return w[0] * x; }",
                "DoubleUnaryOperator f = x -> { double y = x; return y * x; };\n"
                        + "double square(double x) { return f.applyAsDouble(x); }",
                "double b = a();\ndouble c = 3;\ndouble a() { return c; }\n"
                        + "double square(double x) { return b * x; }",
                "int a = 1, b = 2;\ndouble square(double x) { return (a + b) * x; }",
                "final double K = 3\n",
                "var k = 3.0;\ndouble square(double x) { return k * x; }",
                "var k = new double[] {3};\ndouble square(double x) { return k[0] * x; }",
                "var k = new ArrayList<Double>();\n"
                        + "double square(double x) { k.add(x); return k.get(0) * x; }",
                "final var k = -3;\ndouble square(double x) { return -k * x; }",
                "record P(double a) { double twice() { return a * a; } }\n"
                        + "double square(double x) { return new P(x).twice(); }",
                """
                sealed interface S { }
                record A(double v) implements S { }
                record B(double v) implements S { }
                S s(double x) { return new A(x); }
                double square(double x) {
                    return s(x) instanceof A a ? a.v() * a.v() : 0; }
                """,
                "enum Kind { ONE { double k() { return 3; } }; abstract double k(); }\n"
                        + "double square(double x) { return Kind.ONE.k() * x; }",
                "interface F { double of(double x); default double two(double x) { return of(x); }"
                        + " }\nclass G implements F { public double of(double x) { return x * x; }"
                        + " }\ndouble square(double x) { return new G().two(x); }",
                "abstract class Base { abstract double f(double x); class In { double k = 3; } }\n"
                        + "double square(double x) { Base b = new Base() {"
                        + " double f(double y) { return y * new In().k; } }; return b.f(x); }",
                "double square(double x) { return switch ((int) x) { case 3 -> { yield 9; }"
                        + " default -> 0; }; }",
                "String text = \"\"\"\n  } ; {\n  \"\"\";\n"
                        + "double square(double x) { return text.length() > 0 ? x * x : 0; }",
                """
                import java.util.stream.DoubleStream;
                import static java.lang.Math.pow;
                import org.thalweg.Optimizers;
                import static org.thalweg.Schedules.*;
                import no.such.Thing;
                import java.util.Map.Entry;
                double square(double x) { return pow(DoubleStream.of(x).sum(), 2); }
                """,
                """
                List<Double> all = List.of(3.0);
                BigDecimal ten = BigDecimal.TEN;
                Pattern any = Pattern.compile(".");
                double square(double x) {
                    return all.stream().collect(Collectors.toList()).get(0) * x; }
                """,
                "double square(double x) { class In { double v = x; } return new In().v * x; }",
                "%maven org.example:lib:1\ndouble square(double x) { return x\n * x; }",
                "double square(double x) { return x * x; } \n square(3)",
                "double square(double x) { return x * x; }\nSystem.exit(1);\nwhile (true) { }",
                "Math.abs(1); if (true) { int y = 2; } else { }\n"
                        + "double square(double x) { return x * x; }",
                "double[] x = {1};\n{ x[0] = 2; }\nstatic { }\n"
                        + "double square(double x) { return x * x; }",
                "double square(double x) { return x * x; }\n}\nclass java { }",
                "double square(double x) { return x * x; } \\u007d class java { }",
                "int unterminated = 1; double square(double x) { return x * x; } /* so",
                "double \\u0073quare(double x) { return x * x; }");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersThatWorkInTheNotebookWorkHere(String cell) throws ReflectiveOperationException {
        Submitted notebook = notebook().answer("square", cell.replace("\r\n", "\n"));
        if (cell.startsWith("final double K")) {
            notebook.code("double square(double x) { return K * x; }");
        }
        Compiled.Ready ready = ready(notebook);
        assertThat(ready.classes().keySet()).allMatch(name -> name.startsWith("Answer_square"));
        assertThat(Ran.call(ready, "square", 3.0)).isEqualTo(9.0);
    }

    @Test
    void anOracleIsKnownByItsSimpleName() {
        Task gd = Asked.method("gd", Submitted.Descent.class, "// nothing");
        String answer =
                "double[][] gd(Objective f, double[] w, double lr, int n, double tol) {\n"
                        + " f.valueAndGradient(w, new double[w.length]); return null; }";
        assertThat(notebook().answer("gd", answer).by(compiler, gd))
                .isInstanceOf(Compiled.Ready.class);
        String library = answer.replace("valueAndGradient(w, new double[w.length])", "l2(1)");
        assertThat(((Compiled.Broken) notebook().answer("gd", library).by(compiler, gd)).sentence())
                .contains("no cell defines the method `l2`");
    }

    @Test
    void aVariableMayLackItsSemicolon() throws ReflectiveOperationException {
        Task rate = Asked.variable("rate", double.class, "double rate = 0;");
        assertThat(
                        Ran.value(
                                ready(notebook().code("double rate = 0.5").by(compiler, rate)),
                                "rate"))
                .isEqualTo(0.5);
        assertThat(Ran.value(ready(notebook().code("var rate = 0.5;").by(compiler, rate)), "rate"))
                .isEqualTo(0.5);
        assertThat(notebook().code("double rate=0 ; ").by(compiler, rate))
                .isInstanceOf(Compiled.Blank.class);
    }

    @Test
    void aVariableThatAStatementSetsIsExplained() {
        Task rate = Asked.variable("rate", double.class, "double rate = 0;");
        Submitted set = notebook().answer("rate", "double rate = 0;").code("\nrate = 0.5;");
        assertThat(set.by(compiler, rate))
                .isInstanceOfSatisfying(
                        Compiled.Broken.class,
                        it -> {
                            assertThat(it.place()).contains(new Place(2, 2));
                            assertThat(it.sentence())
                                    .contains("runs only in your notebook", "`double rate = …;`");
                        });
    }

    @Test
    void aVariableOfAnotherTypeIsExplained() {
        Task trace = Asked.variable("trace", double[].class, "double[] trace = {};");
        for (String other : List.of("double trace = 3;", "int[] trace = {1};", "String trace;")) {
            assertThat(((Compiled.Broken) notebook().code(other).by(compiler, trace)).sentence())
                    .contains("`trace` must be a `double[]`");
        }
    }

    @Test
    void statementsThatChangeVariablesAreNoted() {
        Submitted changed =
                notebook()
                        .code("double[] k = {1};\nint other = 1;")
                        .code("other = 2;\nfor (int i = 0; i < 1; i++) {\n  k[i] += 2;\n}")
                        .answer("square", "double square(double x) { return k[0] * x; }");
        assertThat(ready(changed).notes())
                .containsExactly(
                        "What stands in cell 2, line 2 runs only in your notebook:"
                                + " `for (int i = 0; i < 1; i++) {`");
    }

    @Test
    void aClassIsAskedForByItsConstructorAndMethods() {
        Task counter = Asked.task("counter", "// class", Wanted.type("Up", Start.class));
        String right =
                "class Up { int n; Up(int n) { this.n = n; } int next() { return n++; }"
                        + " void reset(int to) { n = to; } }";
        assertThat(notebook().code(right).by(compiler, counter)).isInstanceOf(Compiled.Ready.class);
        assertThat(reason(counter, right.replace("Up(int n)", "Up(double n)")))
                .contains("`Up` must have a constructor with the parameters (int)");
        assertThat(reason(counter, right.replace("next()", "nextOne()")))
                .contains("`Up` must have the method `int next()`");
        assertThat(reason(counter, "interface Up { }")).contains("can be made with `new`");
        assertThat(reason(counter, "record Up(int n) { int next() { return 1; } }"))
                .contains("`void reset(int ");
    }

    private static String reason(Task task, String cell) {
        return ((Compiled.Broken) notebook().code(cell).by(compiler, task)).sentence();
    }

    @Test
    void linesLeadBackToTheNotebook() {
        Submitted spread =
                notebook()
                        .code("\n\ndouble k = 1;")
                        .answer(
                                "square",
                                "int a;\n\n// why\ndouble square(double x) {\n  return k;\n}");
        List<Optional<Place>> lines = ready(spread).lines();
        assertThat(lines.stream().flatMap(Optional::stream))
                .containsExactly(
                        new Place(1, 3),
                        new Place(2, 3),
                        new Place(2, 4),
                        new Place(2, 5),
                        new Place(2, 6));
    }

    @Test
    void aBrokenAnswerCostsOnlyItself() {
        Task cube = Asked.method("cube", Submitted.Square.class, STUB.replace("square", "cube"));
        Submitted both =
                notebook()
                        .answer("cube", "double cube(double x) { return missing; }")
                        .answer("square", ANSWER);
        List<Compiled> all = compiler.compile(both.cells(), List.of(cube, Submitted.SQUARE));
        assertThat(all.get(0)).isInstanceOf(Compiled.Broken.class);
        assertThat(all.get(1)).isInstanceOf(Compiled.Ready.class);
    }

    // ---- slips, and the sentences they get

    static Stream<Arguments> slips() {
        return Stream.of(
                slip(1, "a `;` is missing after `return x * x`", "%s return x * x\n}"),
                slip(1, "the cell ends before this does: a `}` is missing", "%s return x * x;"),
                slip(1, "no cell defines the variable `y`; is it misspelled?", "%s return y; }"),
                slip(1, "no cell defines the method `sq`", "%s return sq(x); }"),
                slip(1, "no cell defines the type `Foo`", "%s Foo y = null; return x; }"),
                slip(2, "the method can end without a `return`", "%s if (x > 0) return x;\n}"),
                slip(1, "`y` may not have a value yet here", "%s double y; return y; }"),
                slip(1, "a `double` does not fit into an `int`", "%s int y = x; return y; }"),
                slip(1, "a `double` is needed here, and this is a `String`", "%s return \"a\"; }"),
                slip(1, "`x` is declared twice", "%s double x = 3; return x; }"),
                slip(1, "this line is never reached", "%s return x; x = 3; }"),
                slip(1, "this can throw an `Exception`: catch it", "%s throw new Exception(); }"),
                slip(1, "the character '\\u2212' means nothing in Java", "%s return x − 1; }"),
                slip(1, "nothing is done with it: is an `=` or a `return` missing?", "%s x * x; }"),
                slip(1, "the text has no closing `\"`", "%s String s = \"a; return x; }"),
                slip(1, "stands behind something that is not an array", "%s return x[0]; }"),
                slip(
                        1,
                        "a lambda can use a local variable only if it never changes",
                        "%s double y = x; y++; Supplier<Double> s = () -> y; return y; }"),
                slip(
                        1,
                        "with the parameters (double), and yours has (int)",
                        "double square(int x) { return x; }"),
                slip(
                        1,
                        "with the parameters (double), and yours has (double, double)",
                        "double square(double x, double y) { return x; }"),
                slip(
                        1,
                        "must return `double`, and yours returns `void`",
                        "void square(double x) { }"),
                slip(
                        1,
                        "write the type in place of `var`",
                        "var k = Math.sin(3); double square(double x) { return k; }"),
                slip(
                        2,
                        "`h` is called with other arguments than it takes",
                        "double h(int a) { return a; }\n%s return h(x, x); }"));
    }

    private static Arguments slip(int line, String says, String cell) {
        return Arguments.of(line, says, cell.replace("%s", "double square(double x) {"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("slips")
    void slipsAreSaidInWords(int line, String says, String cell) {
        Compiled.Broken broken = broken(notebook().code("int first;").answer("square", cell));
        assertThat(broken.sentence()).startsWith("In cell 2, line " + line + ": `").contains(says);
        assertThat(broken.sentence()).doesNotContain("static ");
        assertThat(broken.place()).contains(new Place(2, line));
    }

    @Test
    void aNameThatABrokenCellHasIsFoundThere() {
        Submitted two =
                notebook()
                        .code("double half(double x) {\n  return x / 2\n}")
                        .answer("square", "double square(double x) { return half(x); }");
        assertThat(broken(two).sentence())
                .contains(
                        "`half` is not known: it stands in cell 1, line 2, which does not compile");
    }

    @Test
    void theLibraryIsNotThere() {
        Submitted library =
                notebook()
                        .code("import org.thalweg.data.Standardizer;\nimport org.thalweg.tune.*;")
                        .answer("square", "double square(double x) { return Standardizer.of(x); }");
        assertThat(broken(library).sentence())
                .contains("`Standardizer` is imported from `org.thalweg.data.Standardizer`")
                .contains("plain Java only");
    }

    @Test
    void aFunctionInAVariableIsNoMethod() {
        Submitted lambda = notebook().answer("square", "DoubleUnaryOperator square = x -> x * x;");
        assertThat(((Compiled.Absent) lambda.by(compiler)).sentence())
                .contains("`square` is a variable, and the exercise asks for a method");
    }

    @Test
    void messagesDoNotDependOnTheLanguageOfTheMachine() throws IOException {
        OpenAir japanese = new OpenAir("-Duser.language=ja", "-Duser.country=JP");
        try (SandboxedCompiler there = new SandboxedCompiler(japanese)) {
            Submitted slip = notebook().answer("square", "double square(double x) { int y = x; }");
            assertThat(((Compiled.Broken) slip.by(there)).sentence())
                    .contains("does not fit into an `int`");
        }
    }

    @Test
    void theRealInterfacesOfTheLibraryAreNotNeeded() {
        assertThat(Objective.class.getMethods().length).isGreaterThan(3);
        Submitted own =
                notebook()
                        .code(
                                """
                                import org.thalweg.*;
                                import org.thalweg.core.*;
                                import org.thalweg.core.Objective;
                                """)
                        .answer("square", ANSWER);
        assertThat(own.by(compiler)).isInstanceOf(Compiled.Ready.class);
    }
}
