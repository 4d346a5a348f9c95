// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What something took. On a machine that does other things too, the second number is the steadier one.
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of all threads of this process, those of the compiler and the collector among them
 */
record Taken(double wall, double cpu) {
    static Since start() {
        return new Since(System.nanoTime(), cpuNanos());
    }

    /** The median of each of the two numbers by itself. */
    static Taken median(List<Taken> all) {
        return new Taken(median(all, Taken::wall), median(all, Taken::cpu));
    }

    private static double median(List<Taken> all, ToDoubleFunction<Taken> number) {
        double[] sorted = all.stream().mapToDouble(number).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** When something began. */
    record Since(long wallNanos, long cpuNanos) {
        Taken taken() {
            return new Taken((System.nanoTime() - wallNanos) / 1e9, (Taken.cpuNanos() - cpuNanos) / 1e9);
        }
    }
}
