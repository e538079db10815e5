package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.core.Fixtures.TENTH;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Layout layout =
            Layout.start().matrix("W1", 3, 2).vector("b1", 3).matrix("W2", 1, 3).layout();

    @Test
    void blocksFollowOneAnother() {
        assertThat(layout.size()).isEqualTo(12);
        assertThat(layout.block("b1")).isEqualTo(new Block("b1", 6, 3, 1));
        assertThat(layout.block("W1").isMatrix()).isTrue();
        assertThat(layout.block("b1").isMatrix()).isFalse();
        assertThat(layout.block("W2").isMatrix()).isFalse();
        assertThat(layout.block("W2").to()).isEqualTo(12);
    }

    @Test
    void errorsNameTheBlock() {
        Block a = new Block("a", 0, 2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout(List.of(a, new Block("b", 5, 1, 1))))
                .withMessageContaining("block b must start at 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout(List.of(a, new Block("a", 4, 1, 1))))
                .withMessageContaining("two blocks are named a");
        assertThatIllegalArgumentException().isThrownBy(() -> new Layout(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Block("a b", 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Block("a", -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Block("a", 0, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block("W1", 4, 65536, 65536))
                .withMessage(
                        "block W1 of 65536 × 65536 from 4 ends beyond the largest index,"
                                + " 2147483647: make the layer smaller");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.block("W3"))
                .withMessage("no block W3, there are [W1, b1, W2]");
    }

    @Test
    void aBlockwiseMethodSeesEachBlockAlone() {
        Layout two = Layout.start().vector("a", 2).vector("b", 1).layout();
        double[] x = {3, 4, 2};
        Objective linear =
                (p, g) -> {
                    g[0] = 1;
                    g[1] = 0;
                    g[2] = -8;
                    return 0;
                };
        new Fixtures.Trust(TENTH).perBlock(two).start().step(x, linear);
        assertThat(x[0]).isEqualTo(3 - 0.1 * 5);
        assertThat(x[1]).isEqualTo(4);
        assertThat(x[2]).isEqualTo(2 + 0.1 * 2);
    }

    @Test
    void cuttingAnElementwiseMethodChangesNothing() {
        Fixtures.Rolling rolling = new Fixtures.Rolling(TENTH, 0.9);
        double[] whole = new double[12];
        double[] cut = new double[12];
        Optimizer one = rolling.start();
        Optimizer two = rolling.perBlock(layout).start();
        for (int t = 0; t < 10; t++) {
            one.step(whole, new Fixtures.Bowl());
            two.step(cut, new Fixtures.Bowl());
        }
        assertThat(cut).containsExactly(whole);
    }

    @Test
    void splitGivesEachBlockToItsMethod() {
        Split split =
                Split.split(
                        layout,
                        Block::isMatrix,
                        new Fixtures.Rolling(TENTH, 0.9),
                        new Fixtures.Descent(TENTH));
        assertThat(split.names()).containsExactly("W1");
        double[] x = new double[12];
        double[] matrices = new double[12];
        double[] rest = new double[12];
        Optimizer both = split.start();
        Optimizer first = split.first().start();
        Optimizer second = split.second().start();
        for (int t = 0; t < 5; t++) {
            both.step(x, new Fixtures.Bowl());
            first.step(matrices, new Fixtures.Bowl());
            second.step(rest, new Fixtures.Bowl());
        }
        for (int i = 0; i < 12; i++) {
            assertThat(x[i]).isEqualTo(i < 6 ? matrices[i] : rest[i]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Split(layout, Set.of("W9"), split.first(), split.second()))
                .withMessageContaining("no block W9");
    }

    @Test
    void aLayoutOfAnotherModelIsRefused() {
        Optimizer opt = new Fixtures.Trust(TENTH).perBlock(layout).start();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opt.step(new double[3], new Fixtures.Bowl()))
                .withMessageContaining("covers 12 parameters, got 3");
    }

    @Test
    void aBlockMayEndAtTheLargestIndexAndNotBeyond() {
        assertThat(new Block("a", Integer.MAX_VALUE - 4, 2, 2).to()).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block("a", Integer.MAX_VALUE - 3, 2, 2));
    }

    @Test
    void aSplitForAnotherModelIsRefused() {
        Method split =
                new Split(
                        layout,
                        Set.of("b1"),
                        new Fixtures.Descent(TENTH),
                        new Fixtures.Descent(TENTH));
        double[] x = new double[13];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split.start().step(x, new Fixtures.Bowl()))
                .withMessageContaining("the layout covers 12 parameters, got 13");
        assertThat(x).containsOnly(0);
    }
}
