package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimens;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** Copies are seen, however they were dressed up; answers of people who worked alone are not. */
class LikenessTest {
    private static final Path EXERCISES = Path.of("src/test/resources/exercises");

    /**
     * The right answers of the lessons, written one after the other by people with other habits.
     */
    private static final Map<String, List<String>> RIGHT = right();

    private static final ProblemSet SET =
            new ProblemSet(
                    "all",
                    "all",
                    "all.ipynb",
                    RIGHT.keySet().stream().map(LikenessTest::task).toList());

    private static Map<String, List<String>> right() {
        Map<String, List<String>> out = new TreeMap<>();
        try (Stream<Path> files = Files.walk(EXERCISES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsh")).toList()) {
                List<String> all = new ArrayList<>();
                for (String part : Files.readString(file).split("(?m)^//// ", -1)) {
                    if (part.startsWith("right")) {
                        all.add(part.substring(part.indexOf('\n') + 1));
                    }
                }
                String id = file.getFileName().toString().replace(".jsh", "");
                if (all.size() >= 3 && Prints.of(all.get(0)).tokens() >= Likeness.LEAST) {
                    out.put(id, all);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out;
    }

    @FunctionalInterface
    interface Any {
        void any();
    }

    /** A task of which only the first right answer is known. */
    private static Task task(String id) {
        Check<Any> check = Check.that("something holds", (any, random) -> {});
        Exercise<Any> exercise = new Exercise<>(id, () -> {}, List.of(), List.of(check));
        Specimens specimens = Specimens.of("// write " + id).right("first", RIGHT.get(id).get(0));
        return Coding.method(id, exercise, Any.class, specimens);
    }

    /** A student who wrote the answer of this number everywhere. */
    private static Result student(String name, int number) {
        return student(name, number, text -> text);
    }

    private interface Dress {
        String up(String source);
    }

    private static Result student(String name, int number, Dress dress) {
        List<TaskResult> tasks = new ArrayList<>();
        RIGHT.forEach(
                (id, all) ->
                        tasks.add(
                                new TaskResult(
                                        id,
                                        Status.GRADED,
                                        List.of(),
                                        "",
                                        Optional.empty(),
                                        List.of(
                                                new Excerpt(
                                                        new Place(1, 1),
                                                        dress.up(all.get(number)))),
                                        List.of())));
        return new Result("all", name, 0, "n.ipynb", "", tasks, List.of());
    }

    private static double likeness(Result one, Result other) {
        List<Likeness.Pair> pairs = Likeness.pairs(SET, List.of(one, other, student("c", 0)), 0, 1);
        return pairs.stream()
                .filter(pair -> pair.first() == 0 && pair.second() == 1)
                .mapToDouble(Likeness.Pair::likeness)
                .findFirst()
                .orElse(0);
    }

    private static String renamed(String source) {
        return source.replaceAll("\\b(x|g|v|w|i|k|t|n|lr|beta)\\b", "my_$1")
                .replaceAll("\\b([0-9]+)\\b", "1$1");
    }

    private static String spaced(String source) {
        return "/* mine */ " + source.replace("\n", "\n\n   // a step\n").replace(" = ", "=");
    }

    private static String edited(String source) {
        return renamed(spaced(source))
                .replaceFirst("\\{", "{ double zero = 0;")
                .replaceFirst("return ", "int done = 1; return 0 + ");
    }

    @Test
    void thereIsEnoughToTryItOn() {
        assertThat(RIGHT.keySet()).hasSizeGreaterThan(5);
    }

    @Test
    void aCopyWithOtherNamesAndSpacesIsACopy() {
        assertThat(likeness(student("a", 1), student("b", 1))).isCloseTo(1, within(1e-12));
        assertThat(likeness(student("a", 1), student("b", 1, LikenessTest::renamed)))
                .isCloseTo(1, within(1e-12));
        assertThat(likeness(student("a", 2), student("b", 2, LikenessTest::spaced)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void anEditedCopyIsSeenAndAnswersOfTheirOwnAreNot() {
        double edited = likeness(student("a", 2), student("b", 2, LikenessTest::edited));
        double honest = likeness(student("a", 1), student("b", 2));
        assertThat(edited).isGreaterThan(Likeness.ALIKE);
        assertThat(honest).isLessThan(Likeness.ALIKE / 5);
    }

    @Test
    void whoWritesWhatWasTaughtIsNotLikeAnybody() {
        List<Result> all = List.of(student("a", 0), student("b", 0), student("c", 0));
        assertThat(Likeness.pairs(SET, all)).isEmpty();
    }

    @Test
    void theHonestOfAClassAreNotNamedAndTheTwoAre() {
        List<Result> all =
                List.of(
                        student("a", 0),
                        student("b", 1),
                        student("c", 2),
                        student("d", 2, LikenessTest::edited));
        List<Likeness.Pair> pairs = Likeness.pairs(SET, all);
        assertThat(pairs).hasSize(1);
        assertThat(pairs.get(0).first()).isEqualTo(2);
        assertThat(pairs.get(0).second()).isEqualTo(3);
        assertThat(pairs.get(0).tasks()).isNotEmpty().allMatch(each -> each.weight() > 0);
    }

    @Test
    void oneCopiedAnswerAmongOthersIsSeen() {
        Result first = student("a", 1);
        Result second = student("b", 2);
        List<TaskResult> mixed = new ArrayList<>(second.tasks());
        mixed.set(0, first.tasks().get(0));
        Result copied = new Result("all", "b", 0, "", "", mixed, List.of());
        List<Likeness.Pair> pairs = Likeness.pairs(SET, List.of(first, copied));
        assertThat(pairs).hasSize(1);
        assertThat(pairs.get(0).tasks().get(0).likeness()).isCloseTo(1, within(1e-12));
    }

    @Test
    void rareIsMoreTellingThanFrequent() {
        // what nine of ten have weighs little: two who share it and nothing else are not alike
        List<Result> many = IntStream.range(0, 9).mapToObj(i -> student("s" + i, 1)).toList();
        List<Likeness.Pair> few =
                Likeness.pairs(SET, List.of(student("x", 1), student("y", 1)), 0, 1);
        List<Likeness.Pair> all = Likeness.pairs(SET, many, 0, 1);
        assertThat(all.get(0).tasks().get(0).weight())
                .isLessThan(few.get(0).tasks().get(0).weight());
    }

    @Test
    void shortAnswersAndNoneAreIgnored() {
        Result small = student("a", 1, text -> "int x = 3;");
        Result none = new Result("all", "b", 0, "", "", List.of(), List.of());
        assertThat(Likeness.pairs(SET, List.of(small, small, none, none), 0, 0)).isEmpty();
        assertThat(Likeness.pairs(SET, List.of())).isEmpty();
        assertThat(Likeness.pairs(SET, List.of(small))).isEmpty();
    }

    @Test
    void tokensAreWhatTheyAre() {
        assertThat(Prints.of("int a1 = 0x1F + 2.5e-3; // c\n/* d */ f(\"s//\", 'x');").tokens())
                .isEqualTo(14);
        assertThat(Prints.of("").tokens()).isZero();
        assertThat(Prints.of("\"open").tokens()).isEqualTo(1);
        assertThat(Prints.of("/* open").tokens()).isZero();
        assertThat(Prints.of("x ".repeat(1_000_000)).tokens()).isEqualTo(20_000);
        assertThat(Prints.of("\"" + "y".repeat(1_000_000)).tokens()).isEqualTo(1);
        assertThat(Prints.of("/* ".repeat(200_000)).tokens()).isZero();
    }

    @Test
    void tenTokensInCommonAreFound() {
        String common = "if (a < b) { return c; }";
        Prints one = Prints.of("x = 1; y++; " + common + " z--;");
        Prints other = Prints.of("while (true) p(); " + common + " q.r(3);");
        assertThat(one.lines().keySet()).containsAnyElementsOf(other.lines().keySet());
    }
}
