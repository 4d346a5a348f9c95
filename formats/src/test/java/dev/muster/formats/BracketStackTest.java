// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BracketStackTest {
    @Test
    void knowsWhatAStackOfWholeBooleansKnows() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            BracketStack stack = new BracketStack();
            Deque<Boolean> model = new ArrayDeque<>();
            int opening = 1 + random.nextInt(9);
            for (int step = 0; step < 1_000; step++) {
                boolean brace = random.nextBoolean();
                if (random.nextInt(500) == 0) {
                    stack.clear();
                    model.clear();
                } else if (random.nextInt(10) < opening) {
                    stack.open(brace);
                    model.push(brace);
                } else {
                    boolean fits = !model.isEmpty() && model.peek() == brace;
                    assertThat(stack.close(brace))
                            .as("seed %s, step %s", seed, step)
                            .isEqualTo(fits);
                    if (fits) {
                        model.pop();
                    }
                }
                assertThat(stack.depth()).as("seed %s, step %s", seed, step).isEqualTo(model.size());
            }
        }
    }

    @Test
    void closesNothingWhereNothingIsOpen() {
        BracketStack stack = new BracketStack();
        assertThat(stack.close(true)).isFalse();
        stack.open(true);
        stack.clear();
        assertThat(stack.close(true)).isFalse();
        assertThat(stack.depth()).isZero();
    }

    @Test
    void holdsAMillion() {
        BracketStack stack = new BracketStack();
        for (int i = 0; i < 1_000_000; i++) {
            stack.open(i % 3 == 0);
        }
        for (int i = 999_999; i >= 0; i--) {
            assertThat(stack.close(i % 3 != 0)).isFalse();
            assertThat(stack.close(i % 3 == 0)).isTrue();
        }
        assertThat(stack.depth()).isZero();
    }
}
