// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.internal.source.SourceHead;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.BuiltInConverters;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.HeaderMatch;
import dev.muster.mapping.HeaderMatching;
import dev.muster.mapping.MappingProblem;
import dev.muster.spi.Host;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An import in which nothing is left to chance: the source can be opened again, format and dialect are known, each column has its place.
 * It is what gets stored, so that neither another node nor another release reads the file in another way.
 *
 * @param job the import, complete
 * @param columns the columns that the beginning of its source shows; those that only appear further down find their places before anything
 *     is written, see {@link #withLateColumns}
 * @param certainty how surely its format was found, 1 to 100
 */
record FrozenImport(ImportJob job, Columns columns, int certainty) {
    /**
     * Freezes an import.
     *
     * @throws SourceRefusedException if the source cannot be taken in
     * @throws IllegalArgumentException if the job does not fit together or names something the host has not registered
     */
    static FrozenImport of(ImportJob job, Host host) {
        checkBehaviours(job, host);
        SourceAccess access = new SourceAccess(host);
        ImportJob reopenable = job.withSource(access.reopenable(job.source()));
        try {
            return complete(reopenable, host);
        } catch (RuntimeException refused) {
            if (job.source() instanceof Source.Unspooled) {
                access.forget(reopenable.source());
            }
            throw refused;
        }
    }

    private static FrozenImport complete(ImportJob reopenable, Host host) {
        SourceHead head = head(reopenable, host);
        ImportJob unwrapped = reopenable.options(head.options());
        FormatSearch.Found found = new FormatSearch(unwrapped, head.text(), head.complete()).among(host);
        Columns columns = found.recognition().columns();
        HeaderMatch match = match(columns, reopenable.mapping());
        checkKeys(match, reopenable.matching().keys());
        ImportJob complete = reopenable
                .as(found.format().name())
                .options(head.over(found.recognition().options()))
                .mapping(match.mapping());
        return new FrozenImport(complete, columns, found.recognition().certainty());
    }

    /**
     * A frozen import whose source has shown further columns below its head: those find their places as the others did, and the others
     * keep theirs.
     *
     * @throws SourceRefusedException if a column that the job maps is still missing, or a late one cannot have its place
     */
    static ImportJob withLateColumns(ImportJob frozen, Columns all) {
        List<String> known =
                frozen.mapping().columns().stream().map(ColumnMapping::column).toList();
        return known.equals(all.names())
                ? frozen
                : frozen.mapping(match(all, frozen.mapping()).mapping());
    }

    private static void checkBehaviours(ImportJob job, Host host) {
        for (ColumnMapping mapping : job.mapping().columns()) {
            String converter = mapping.converter();
            if (converter != null && !knowsConverter(converter, host)) {
                throw new IllegalArgumentException("No converter is registered as " + converter);
            }
        }
        if (job.source() instanceof Source.Named named && !host.sources().containsKey(named.name())) {
            throw new IllegalArgumentException("No source is registered as " + named.name());
        }
        FormatName format = job.format();
        if (format != null && !host.formats().containsKey(format)) {
            throw new IllegalArgumentException("There is no format " + format + " on the class path or module path");
        }
        String organization = job.grants().assignedOrganization();
        if (organization != null && !host.directory().hasOrganization(organization)) {
            throw new IllegalArgumentException("The directory has no organization " + organization);
        }
    }

    static boolean knowsConverter(String name, Host host) {
        return host.converters().containsKey(name) || BuiltInConverters.isKnown(name);
    }

    private static HeaderMatch match(Columns columns, FieldMapping mapping) {
        HeaderMatch match = HeaderMatching.complete(columns.names(), mapping);
        if (!match.problems().isEmpty()) {
            MappingProblem first = match.problems().get(0);
            throw new SourceRefusedException(first.code(), 0, "column " + first.column());
        }
        return match;
    }

    /** A source without columns has no records either: there is nothing to match. */
    private static void checkKeys(HeaderMatch match, List<UserField> keys) {
        if (!match.mapping().columns().isEmpty() && keys.stream().noneMatch(match::leadsTo)) {
            List<String> names = keys.stream().map(UserField::fileName).toList();
            throw new SourceRefusedException(IssueCode.NO_KEY_COLUMN, 0, String.join(", ", names));
        }
    }

    private static SourceHead head(ImportJob job, Host host) {
        try (InputStream raw = new SourceAccess(host).open(job.source())) {
            return SourceHead.read(raw, job.options(), host.maxSourceBytes());
        } catch (IOException unreadable) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_UNREADABLE, 0, job.source().name());
        }
    }
}
