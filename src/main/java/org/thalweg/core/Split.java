package org.thalweg.core;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Two methods that share the parameters by blocks: weight decay on matrices only, Muon for matrices
 * with AdamW for the rest. Each has its own memory. The names of the first method's blocks are
 * kept, not the predicate, so that a split prints and compares.
 *
 * @param layout the blocks; together they are as long as the parameters
 * @param names the blocks of the first method
 * @param first what is done to these
 * @param second what is done to the others
 */
public record Split(Layout layout, Set<String> names, Blockwise first, Blockwise second)
        implements GradientMethod {
    /** Checks that every name is a block of the layout. */
    public Split {
        Require.given("layout", layout);
        Require.given("names", names);
        Require.given("first", first);
        Require.given("second", second);
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        for (String name : names) {
            layout.block(name);
        }
    }

    /**
     * Gives the blocks that satisfy the condition to the first method and the others to the second.
     */
    public static Split split(
            Layout layout, Predicate<Block> toFirst, Blockwise first, Blockwise second) {
        Set<String> names = new TreeSet<>();
        for (Block b : layout.blocks()) {
            if (toFirst.test(b)) {
                names.add(b.name());
            }
        }
        return new Split(layout, names, first, second);
    }

    @Override
    public Description describe() {
        Description one = first.describe();
        Description two = second.describe();
        return Description.of(
                this,
                "for " + names + ": " + one.formula() + "; for the others: " + two.formula(),
                one.memory() + " + " + two.memory(),
                one.source() + "; " + two.source());
    }

    @Override
    public void update(double[] x, double[] g, State s) {
        layout.requireSize(x.length);
        State one = s.child("first");
        State two = s.child("second");
        for (int i = 0; i < layout.blocks().size(); i++) {
            Block b = layout.blocks().get(i);
            if (names.contains(b.name())) {
                first.update(x, g, b, one);
            } else {
                second.update(x, g, b, two);
            }
        }
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        // A method without a block has made no memory to answer from.
        if (!names.isEmpty()) {
            first.answer(x, s.child("first"), out);
        }
        if (names.size() == layout.blocks().size()) {
            return;
        }
        double[] other = new double[x.length];
        second.answer(x, s.child("second"), other);
        for (Block b : layout.blocks()) {
            if (!names.contains(b.name())) {
                System.arraycopy(other, b.from(), out, b.from(), b.size());
            }
        }
    }
}
