// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.mapping.BuiltInConverters;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.ConversionRules;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.user.UserField;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An import that somebody may start: data, no behaviour. Each call returns a changed copy; what can be wrong with one argument is
 * checked at once, what can be wrong with their combination when the job starts.
 *
 * <pre>{@code
 * ImportJob job = ImportJob.from(Path.of("users.csv"))
 *         .matchBy(EMAIL).onMatch(UPDATE)
 *         .assignTo("acme")
 *         .roles(RoleMapping.of("Administrator", "admin").unknown(REJECT))
 *         .requestedBy("ops@host").reason("spring intake");
 * }</pre>
 *
 * @param source where the records are
 * @param format the source's format, or null: recognised by its content when the job starts
 * @param options how a file of that format is written; what they leave open is detected when the job starts
 * @param mapping which columns lead to which fields; what it leaves open is matched by name when the job starts
 * @param matching how records find their users
 * @param grants what the import may set beyond the usual
 * @param pace how it runs
 * @param origin where it comes from
 */
public record ImportJob(
        Source source,
        @Nullable FormatName format,
        FormatOptions options,
        FieldMapping mapping,
        MatchRules matching,
        Grants grants,
        Pace pace,
        Origin origin) {
    /**
     * Checks that all but the format are there.
     *
     * @param source where the records are
     * @param format the source's format, or null: recognised by its content when the job starts
     * @param options how a file of that format is written; what they leave open is detected when the job starts
     * @param mapping which columns lead to which fields; what it leaves open is matched by name when the job starts
     * @param matching how records find their users
     * @param grants what the import may set beyond the usual
     * @param pace how it runs
     * @param origin where it comes from
     */
    public ImportJob {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(matching, "matching");
        Objects.requireNonNull(grants, "grants");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * {@return an import of a file}
     *
     * @param file the file; used where it lies, so it must stay there until the job has ended
     */
    public static ImportJob from(Path file) {
        return from(Source.of(file));
    }

    /**
     * {@return an import of a source}
     *
     * @param source where the records are
     */
    public static ImportJob from(Source source) {
        return new ImportJob(
                source,
                null,
                FormatOptions.none(),
                FieldMapping.automatic(),
                MatchRules.defaults(),
                Grants.none(),
                Pace.defaults(),
                Origin.unknown());
    }

    /**
     * {@return this import of the corrected rejected-rows file of another}
     *
     * <p>Equal to {@code ImportJob.from(corrected)} with a link to the earlier job in the history; give it the options of that job.
     *
     * @param earlier the job that rejected the rows
     * @param corrected the corrected file; its {@code _muster_*} columns are ignored
     */
    public static ImportJob retryOf(JobId earlier, Source corrected) {
        ImportJob job = from(corrected);
        Origin origin = new Origin(job.origin.locale(), null, null, Objects.requireNonNull(earlier, "earlier"));
        return job.with(job.matching, job.grants, job.pace, origin);
    }

    /**
     * {@return this import of a source in a known format; nothing is guessed about which}
     *
     * @param name the format's name
     */
    public ImportJob as(FormatName name) {
        return new ImportJob(
                source, Objects.requireNonNull(name, "name"), options, mapping, matching, grants, pace, origin);
    }

    /**
     * {@return this import of a source that is written in a known way}
     *
     * @param how delimiter, encoding and the like, as the format names them
     */
    public ImportJob options(FormatOptions how) {
        return new ImportJob(source, format, how, mapping, matching, grants, pace, origin);
    }

    /**
     * {@return this import of a source in a known encoding; by default it is found out, and only those of Unicode can be}
     *
     * @param encoding one of {@link TextEncoding}
     * @throws IllegalArgumentException if it is another one
     */
    public ImportJob encoding(Charset encoding) {
        return options(options.with(
                TextEncoding.OPTION, TextEncoding.from(encoding).charset().name()));
    }

    /**
     * {@return this import with another source and nothing else changed}
     *
     * @param other where the records are
     */
    public ImportJob withSource(Source other) {
        return new ImportJob(other, format, options, mapping, matching, grants, pace, origin);
    }

    /**
     * {@return this import with another mapping}
     *
     * @param other the mapping
     */
    public ImportJob mapping(FieldMapping other) {
        return new ImportJob(source, format, options, other, matching, grants, pace, origin);
    }

    /**
     * {@return this import with a column that leads into a field}
     *
     * @param column the column's name, exactly as it stands in the file; in JSON also a path to a value, such as {@code address.city}
     * @param field the field
     */
    public ImportJob map(String column, UserField field) {
        return map(column, ColumnTarget.field(field));
    }

    /**
     * {@return this import with a column that leads somewhere}
     *
     * @param column the column's name, exactly as it stands in the file
     * @param target where it leads
     */
    public ImportJob map(String column, ColumnTarget target) {
        return mapping(mapping.with(ColumnMapping.given(column, target)));
    }

    /**
     * {@return this import with a column that leads into a field through a converter}
     *
     * @param column the column's name, exactly as it stands in the file
     * @param target where it leads
     * @param converter the name the converter is registered under on {@code Muster}, or one of {@link BuiltInConverters}
     */
    public ImportJob map(String column, ColumnTarget target, String converter) {
        Objects.requireNonNull(converter, "converter");
        return mapping(mapping.with(new ColumnMapping(column, target, Confidence.GIVEN, null, converter)));
    }

    /**
     * {@return this import without a column}
     *
     * @param column the column's name, exactly as it stands in the file
     */
    public ImportJob ignore(String column) {
        return map(column, ColumnTarget.ignored());
    }

    /**
     * {@return this import with the same text in a field of every record}
     *
     * @param field the field
     * @param text the text, read as if it stood in a cell
     */
    public ImportJob constant(UserField field, String text) {
        return mapping(mapping.withConstant(field, text));
    }

    /**
     * {@return this import with other rules of reading, such as date patterns and the separator of lists}
     *
     * @param rules the rules
     */
    public ImportJob reading(ConversionRules rules) {
        return mapping(mapping.withRules(rules));
    }

    /**
     * {@return this import with another rule for columns that lead nowhere; by default they become attributes}
     *
     * @param rule the rule
     */
    public ImportJob unknownColumns(UnknownColumns rule) {
        return mapping(mapping.withUnknown(rule));
    }

    /** {@return this import with columns matched by a guess applied} */
    public ImportJob acceptGuesses() {
        return mapping(mapping.acceptingGuesses());
    }

    /**
     * {@return this import that matches by these keys; by default the e-mail address}
     *
     * @param keys key fields, strongest first
     */
    public ImportJob matchBy(UserField... keys) {
        return with(matching.withKeys(List.of(keys)), grants, pace, origin);
    }

    /**
     * {@return this import with another way to treat users that exist; by default they are updated}
     *
     * @param rule the rule
     */
    public ImportJob onMatch(OnMatch rule) {
        return with(matching.with(rule), grants, pace, origin);
    }

    /**
     * {@return this import with another meaning of blank cells; by default they keep what the user has}
     *
     * @param rule the rule
     */
    public ImportJob onBlank(OnBlank rule) {
        return with(matching.with(rule), grants, pace, origin);
    }

    /**
     * {@return this import with another way to treat attributes of users that exist; by default they are merged}
     *
     * @param rule the rule
     */
    public ImportJob onAttributes(OnAttributes rule) {
        return with(matching.with(rule), grants, pace, origin);
    }

    /**
     * {@return this import with a rule for one field of users that exist; by default every field is written}
     *
     * @param field the field
     * @param rule when it is written
     */
    public ImportJob rule(UserField field, FieldRule rule) {
        return with(matching.with(field, rule), grants, pace, origin);
    }

    /**
     * {@return this import that puts every user into an organization}
     *
     * @param organization the organization's id in the host's words
     */
    public ImportJob assignTo(String organization) {
        return with(matching, grants.withAssignedOrganization(organization), pace, origin);
    }

    /** {@return this import that reads each user's organization from the file} */
    public ImportJob organizationFromFile() {
        return with(matching, grants.withOrganizationFromFile(), pace, origin);
    }

    /**
     * {@return this import that sets roles}
     *
     * @param mapping how the file's role names are translated
     */
    public ImportJob roles(RoleMapping mapping) {
        return with(matching, grants.with(mapping), pace, origin);
    }

    /**
     * {@return this import that sets these fields too}
     *
     * @param fields fields that have to be allowed, such as {@link UserField#STATUS}
     */
    public ImportJob allow(UserField... fields) {
        return with(matching, grants.withAllowed(fields), pace, origin);
    }

    /** {@return this import that believes the file's word that addresses and numbers were verified} */
    public ImportJob trustVerified() {
        return with(matching, grants.withVerifiedTrusted(), pace, origin);
    }

    /** {@return this import that does everything but write} */
    public ImportJob dryRun() {
        return with(matching, grants, pace.withDryRun(), origin);
    }

    /**
     * {@return this import of the first records only}
     *
     * @param records how many at most; 0 for all
     */
    public ImportJob limit(long records) {
        return with(matching, grants, pace.withLimit(records), origin);
    }

    /**
     * {@return this import that pauses when too many records are rejected}
     *
     * @param limit how many are too many
     */
    public ImportJob stopAfter(StopAfter limit) {
        return with(matching, grants, pace.with(limit), origin);
    }

    /**
     * {@return this import with another size of chunks; by default 1,000 records}
     *
     * @param records how many records are committed together, 1 to 100,000
     */
    public ImportJob chunkSize(int records) {
        return with(matching, grants, pace.withChunkSize(records), origin);
    }

    /**
     * {@return this import that writes by several threads; by default one}
     *
     * @param threads how many, 1 to 64
     */
    public ImportJob writers(int threads) {
        return with(matching, grants, pace.withWriters(threads), origin);
    }

    /**
     * {@return this import with another way to treat a source that is broken in the middle; by default it is refused}
     *
     * @param rule the rule
     */
    public ImportJob onBrokenSource(OnBrokenSource rule) {
        return with(matching, grants, pace.with(rule), origin);
    }

    /**
     * {@return this import with messages in another language; by default English}
     *
     * @param language the language; English where there is no translation
     */
    public ImportJob locale(Locale language) {
        return with(
                matching, grants, pace, new Origin(language, origin.requestedBy(), origin.reason(), origin.retryOf()));
    }

    /**
     * {@return this import with the name of whoever asked for it, for the history}
     *
     * @param who in the host's words
     */
    public ImportJob requestedBy(String who) {
        return with(matching, grants, pace, new Origin(origin.locale(), who, origin.reason(), origin.retryOf()));
    }

    /**
     * {@return this import with the reason why, for the history}
     *
     * @param why in the host's words
     */
    public ImportJob reason(String why) {
        return with(matching, grants, pace, new Origin(origin.locale(), origin.requestedBy(), why, origin.retryOf()));
    }

    private ImportJob with(MatchRules rules, Grants granted, Pace how, Origin where) {
        return new ImportJob(source, format, options, mapping, rules, granted, how, where);
    }
}
