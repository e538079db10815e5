package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.check.Coding;
import org.thalweg.check.Draw;
import org.thalweg.check.Exercise;
import org.thalweg.check.Mark;
import org.thalweg.check.Mistake;
import org.thalweg.check.Numbers;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.check.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every problem set that is handed out, beside its specimens. */
class AssignmentsTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final int DRAWS = 5;

    static Stream<ProblemSet> sets() {
        return Chosen.handedOut();
    }

    static Stream<Arguments> codings() {
        return tasks(Coding.class);
    }

    static Stream<Arguments> numbers() {
        return tasks(Numbers.class);
    }

    private static Stream<Arguments> tasks(Class<? extends Task> kind) {
        return sets().flatMap(set -> set.tasks().stream())
                .filter(kind::isInstance)
                .map(task -> Arguments.of(task.id(), task));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theNotebookHandsOutTheStubsInOrder(ProblemSet set) {
        Map<String, String> stubs = new LinkedHashMap<>();
        set.tasks().forEach(task -> stubs.put(task.id(), task.specimens().stub()));
        assertThat(answers(set)).containsExactlyEntriesOf(stubs);
    }

    private static Map<String, String> answers(ProblemSet set) {
        JsonNode notebook =
                JsonMapper.shared().readTree(NOTEBOOKS.resolve(set.notebook()).toFile());
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode cell : notebook.get("cells")) {
            JsonNode own = cell.path("metadata").path("thalweg");
            for (String kind : List.of("exercise", "manual")) {
                if (own.has(kind)) {
                    answers.put(own.get(kind).asString(), source(cell));
                }
            }
        }
        return answers;
    }

    private static String source(JsonNode cell) {
        return StreamSupport.stream(cell.get("source").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void sixtyWrongAnswersAreKnownAndPointsAreARoundNumber(ProblemSet set) {
        assertThat(set.tasks().stream().flatMap(task -> task.specimens().answers().stream()))
                .filteredOn(specimen -> !specimen.right())
                .extracting(Specimen::source)
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(set.points() % 10).as("points of " + set.id()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void everyMistakeGetsItsOwnSentence(String id, Coding<?> task) {
        mistakes(task.exercise());
    }

    private static <A> void mistakes(Exercise<A> exercise) {
        for (int seed = 1; seed <= DRAWS; seed++) {
            Draw draw = new Draw(seed, 0);
            assertThat(exercise.marks(exercise.reference(), draw))
                    .as("the reference, seed %d", seed)
                    .allMatch(Mark::held);
            for (Mistake<A> mistake : exercise.mistakes()) {
                assertThat(exercise.marks(mistake.answer(), draw))
                        .as("seed %d", seed)
                        .extracting(Mark::sentence)
                        .contains(mistake.says());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void everySeatIsAskedWhatMisconceptionsGetWrong(String id, Numbers task) {
        Set<List<Double>> questions = new HashSet<>();
        for (int seat = 0; seat <= 9999; seat++) {
            // Values refuses a misconception that gives the right numbers
            Values asked = task.values().apply(seat);
            double[] right = asked.right().stream().mapToDouble(Double::doubleValue).toArray();
            assertThat(asked.check(right).passed()).as("seat %d", seat).isTrue();
            questions.add(asked.right());
        }
        assertThat(questions).as("different questions").hasSizeGreaterThanOrEqualTo(20);
    }
}
