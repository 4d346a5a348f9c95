// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Contenders that do the same work in turns, so that whatever else the machine does meets all alike, each round begun by another one. The
 * first of them is what the others are compared with.
 */
final class Turns {
    private final List<Contender> contenders;
    private final Around around;
    private final PrintStream out;
    private final Map<Contender, List<Taken>> taken = new LinkedHashMap<>();

    Turns(List<Contender> contenders, Around around, PrintStream out) {
        this.contenders = List.copyOf(contenders);
        this.around = around;
        this.out = out;
        contenders.forEach(contender -> taken.put(contender, new ArrayList<>()));
    }

    /** What is done around each turn; its time does not count. */
    interface Around {
        /** Makes everything as it was before the first turn. */
        void before() throws SQLException;

        /** Refuses to go on where a contender has not left what it had to. */
        void after(Contender contender) throws SQLException;
    }

    /** Lets each warm up once and then take so many turns; answers how many times as long as the first each takes, by its name. */
    Map<String, Double> ratios(int rounds) throws IOException, SQLException, InterruptedException {
        for (Contender contender : contenders) {
            turn(contender);
        }
        for (int round = 1; round <= rounds; round++) {
            Map<Contender, Taken> now = new LinkedHashMap<>();
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((round - 1 + i) % contenders.size());
                now.put(contender, turn(contender));
            }
            now.forEach((contender, one) -> taken.get(contender).add(one));
            print("round " + round, now);
        }
        Map<Contender, Taken> medians = new LinkedHashMap<>();
        taken.forEach((contender, all) -> medians.put(contender, Taken.median(all)));
        print("median", medians);
        Map<String, Double> ratios = new LinkedHashMap<>();
        medians.forEach((contender, median) -> ratios.put(contender.name(), ratio(medians, median)));
        return ratios;
    }

    private Taken turn(Contender contender) throws IOException, SQLException, InterruptedException {
        around.before();
        contender.prepare();
        Taken.Since start = Taken.start();
        contender.run();
        Taken one = start.taken();
        around.after(contender);
        return one;
    }

    private void print(String what, Map<Contender, Taken> times) {
        StringBuilder line = new StringBuilder(what);
        for (Contender contender : contenders) {
            Taken one = times.get(contender);
            line.append(line.length() == what.length() ? ": " : "; ")
                    .append(String.format(
                            Locale.ROOT,
                            "%s %.2f s (CPU %.2f s), ratio %.2f",
                            contender.name(),
                            one.wall(),
                            one.cpu(),
                            ratio(times, one)));
        }
        out.println(line);
    }

    private double ratio(Map<Contender, Taken> times, Taken one) {
        return one.wall() / times.get(contenders.get(0)).wall();
    }
}
