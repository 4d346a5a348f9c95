// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.ColumnMapping;
import dev.muster.spi.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the format of a source by its content: the most certain one gets it. The name of the file decides only between formats that are
 * equally certain; where it does not either, nobody guesses.
 */
final class FormatSearch {
    private final ImportJob job;
    private final byte[] head;
    private final boolean complete;

    FormatSearch(ImportJob job, byte[] head, boolean complete) {
        this.job = job;
        this.head = head;
        this.complete = complete;
    }

    /** A format that takes a source. */
    record Found(RecordFormat format, Recognition recognition) {}

    /**
     * The format of the source: the job's own where it names one.
     *
     * @throws SourceRefusedException if no format takes it, or two equally
     */
    Found among(Host host) {
        if (complete && isBlank()) {
            throw new SourceRefusedException(IssueCode.SOURCE_EMPTY, 0);
        }
        FormatName named = job.format();
        if (named != null) {
            RecordFormat format = Objects.requireNonNull(host.formats().get(named), "checked before");
            Found found = new Found(format, recognize(format));
            if (found.recognition().certainty() == 0) {
                throw new SourceRefusedException(IssueCode.FORMAT_UNKNOWN, 0, "it is not " + named);
            }
            return found;
        }
        List<Found> best = new ArrayList<>();
        SourceRefusedException refusal = null;
        // In the order of their names: two runs with one file shall tell the same.
        for (RecordFormat format : inOrder(host).values()) {
            try {
                keepBest(best, new Found(format, recognize(format)));
            } catch (SourceRefusedException refused) {
                refusal = refusal == null ? refused : refusal;
            }
        }
        if (best.isEmpty()) {
            throw refusal != null ? refusal : new SourceRefusedException(IssueCode.FORMAT_UNKNOWN, 0);
        }
        return best.size() == 1 ? best.get(0) : byName(best);
    }

    private static Map<String, RecordFormat> inOrder(Host host) {
        Map<String, RecordFormat> formats = new TreeMap<>();
        host.formats().forEach((name, format) -> formats.put(name.value(), format));
        return formats;
    }

    /** Nothing but blanks and line breaks, behind a byte order mark perhaps. */
    private boolean isBlank() {
        return new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").isBlank();
    }

    private static void keepBest(List<Found> best, Found found) {
        int certainty = found.recognition().certainty();
        int before = best.isEmpty() ? 0 : best.get(0).recognition().certainty();
        if (certainty > before) {
            best.clear();
        }
        if (certainty > 0 && certainty >= before) {
            best.add(found);
        }
    }

    private Found byName(List<Found> equal) {
        String file = job.source().name().toLowerCase(Locale.ROOT);
        String name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        @Nullable Found hinted = null;
        for (Found found : equal) {
            if (found.format().extensions().stream().anyMatch(ending -> name.endsWith("." + ending))) {
                if (hinted != null) {
                    throw new SourceRefusedException(IssueCode.FORMAT_UNCERTAIN, 0);
                }
                hinted = found;
            }
        }
        if (hinted == null) {
            throw new SourceRefusedException(IssueCode.FORMAT_UNCERTAIN, 0);
        }
        return hinted;
    }

    private Recognition recognize(RecordFormat format) {
        List<String> mapped =
                job.mapping().columns().stream().map(ColumnMapping::column).toList();
        return format.recognize(head, complete, job.options(), mapped);
    }
}
