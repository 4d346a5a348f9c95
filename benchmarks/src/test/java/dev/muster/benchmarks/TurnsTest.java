// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> done = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void eachRoundBeginsWithAnotherContenderAfterAllHaveWarmedUp()
            throws IOException, SQLException, InterruptedException {
        assertThat(turns("").ratios(3)).containsOnlyKeys("a", "b", "c").containsEntry("a", 1.0);

        assertThat(done.stream().filter(step -> step.startsWith("run")).map(step -> step.substring(4)))
                .containsExactly("a", "b", "c", "a", "b", "c", "b", "c", "a", "c", "a", "b");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 10)))
                .containsExactly("round 1: a", "round 2: a", "round 3: a", "median: a ");
    }

    @Test
    void everythingIsAsBeforeWhenAContenderMakesReadyAndIsCheckedWhenItHasRun()
            throws IOException, SQLException, InterruptedException {
        turns("").ratios(1);

        assertThat(done.subList(0, 4)).containsExactly("before", "prepare a", "run a", "after a");
    }

    @Test
    void endsWhereAContenderHasNotLeftWhatItHadTo() {
        assertThatThrownBy(() -> turns("b").ratios(3)).isInstanceOf(IllegalStateException.class);

        assertThat(done).endsWith("run b", "after b").doesNotContain("run c");
    }

    private Turns turns(String wrong) {
        Turns.Around around = new Turns.Around() {
            @Override
            public void before() {
                done.add("before");
            }

            @Override
            public void after(Contender contender) {
                done.add("after " + contender.name());
                if (contender.name().equals(wrong)) {
                    throw new IllegalStateException();
                }
            }
        };
        return new Turns(List.of(new Named("a"), new Named("b"), new Named("c")), around, out);
    }

    private final class Named implements Contender {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void prepare() {
            done.add("prepare " + name);
        }

        @Override
        public void run() {
            done.add("run " + name);
        }
    }
}
