package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneHotTest {

    private final OneHot islands = OneHot.fit("Dream", "Biscoe", "Torgersen", "Biscoe");

    @Test
    void categoriesAreSortedAndDistinct() {
        assertThat(islands.categories()).containsExactly("Biscoe", "Dream", "Torgersen");
        assertThat(islands.names("island"))
                .containsExactly("island=Biscoe", "island=Dream", "island=Torgersen");
    }

    @Test
    void eachRowHasOneOneInTheColumnOfItsCategory() {
        assertThat(islands.encode("Torgersen", "Biscoe"))
                .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
        assertThat(islands.codes("Torgersen", "Biscoe", "Dream")).containsExactly(2, 0, 1);
        assertThat(islands.encode()).isEmpty();
    }

    @Test
    void theOrderGivenStays() {
        OneHot sizes = new OneHot(List.of("small", "large"));
        assertThat(sizes.codes("large", "small")).containsExactly(1, 0);
    }

    @Test
    void unknownCategoryIsNamed() {
        String message =
                "unknown category 'Crete' in row 1 (counted from 0); the training data had Biscoe, "
                        + "Dream, Torgersen; leave such rows out, or fit on data that have it";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> islands.encode("Dream", "Crete"))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> islands.codes("Dream", "Crete"))
                .withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> islands.codes("dream"));
    }

    @Test
    void badCategoriesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneHot(List.of("a", "b", "a")))
                .withMessage(
                        "categories must be words, at least one, none empty, none twice, "
                                + "got [a, b, a]");
        assertThatIllegalArgumentException().isThrownBy(OneHot::fit);
        assertThatIllegalArgumentException().isThrownBy(() -> OneHot.fit("a", ""));
    }

    @Test
    void laterChangesOfTheListDoNotMatter() {
        List<String> names = new ArrayList<>(List.of("a", "b"));
        OneHot oneHot = new OneHot(names);
        names.set(0, "z");
        assertThat(oneHot.categories()).containsExactly("a", "b");
        assertThat(oneHot).isEqualTo(OneHot.fit("b", "a"));
    }
}
