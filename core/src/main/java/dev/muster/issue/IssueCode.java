// SPDX-License-Identifier: Apache-2.0
package dev.muster.issue;

import static dev.muster.issue.Severity.ERROR;
import static dev.muster.issue.Severity.INFO;
import static dev.muster.issue.Severity.WARNING;

import java.util.Locale;

/**
 * The stable names of everything that can be wrong with a record or a source. A code never changes its meaning; {@code
 * docs/issue-codes.md} lists them all with their hints.
 */
public enum IssueCode {
    // The source as a whole: it is refused before anything is written.
    /** The source does not exist or cannot be read. */
    SOURCE_UNREADABLE(ERROR),
    /** The source has no content. */
    SOURCE_EMPTY(ERROR),
    /** The source changed while a job was using it. */
    SOURCE_CHANGED(ERROR),
    /** The source is larger than the host allows. */
    SOURCE_TOO_LARGE(ERROR),
    /** No known format reads this content. */
    FORMAT_UNKNOWN(ERROR),
    /** Two formats fit the content equally well. */
    FORMAT_UNCERTAIN(ERROR),
    /** The content is of a known kind that has to be converted first, such as a spreadsheet or an archive. */
    FORMAT_UNSUPPORTED(ERROR),
    /** The bytes are not valid in the encoding they are read in. */
    ENCODING_INVALID(ERROR),
    /** The encoding that the job names is not supported. */
    ENCODING_UNSUPPORTED(ERROR),
    /** The byte order mark of the source says another encoding than the job. */
    ENCODING_CONTRADICTED(ERROR),
    /** The encoding cannot be told; a preview proposes one, which the job would have to name. */
    ENCODING_PROPOSED(ERROR),
    /** The job names an encoding of the time before Unicode, and the source looks like UTF-8. */
    ENCODING_DOUBTFUL(WARNING),
    /** The compressed data is cut off, damaged, or followed by something else. */
    COMPRESSION_BROKEN(ERROR),
    /** The compressed data grows so much when unpacked that it may be meant to do harm. */
    COMPRESSION_RATIO(ERROR),
    /** The first row does not look like a header row. */
    HEADER_MISSING(ERROR),
    /** Two columns have the same name. */
    HEADER_DUPLICATE(ERROR),
    /** A column that holds values has no name. */
    HEADER_BLANK(ERROR),
    /** The delimiter cannot be told with certainty. */
    DELIMITER_UNCERTAIN(ERROR),
    /** There are more columns than the limit allows. */
    TOO_MANY_COLUMNS(ERROR),
    /** A quoted cell is never closed. */
    QUOTE_UNCLOSED(ERROR),
    /** A quote stands where none is allowed. */
    QUOTE_STRAY(ERROR),
    /** A cell is longer than the limit allows. */
    CELL_TOO_LONG(ERROR),
    /** A record is longer than the limit allows. */
    RECORD_TOO_LONG(ERROR),
    /** The JSON is broken where records cannot be told apart any more. */
    JSON_BROKEN(ERROR),
    /** More than one array of a JSON document could hold the users. */
    JSON_PATH_UNCERTAIN(ERROR),
    /** There is no array of users in a JSON document, or none at the path that the job names. */
    JSON_PATH_MISSING(ERROR),
    /** No column leads to any key the job matches by. */
    NO_KEY_COLUMN(ERROR),
    /** Two columns are mapped to the same field. */
    FIELD_MAPPED_TWICE(ERROR),
    /** The job forbids columns that are not mapped, and there is one. */
    COLUMN_UNKNOWN(ERROR),
    /** The file's mark of guarded formulas is of a version that is not known. */
    GUARD_UNKNOWN(ERROR),
    /** The job maps a column that the source does not have. */
    COLUMN_MISSING(ERROR),

    // One record: its shape.
    /** The record has fewer cells than there are columns. */
    TOO_FEW_CELLS(ERROR),
    /** The record has more cells than there are columns. */
    TOO_MANY_CELLS(ERROR),
    /** The record is not well-formed JSON. */
    RECORD_MALFORMED(ERROR),
    /** The record is JSON, but no object. */
    RECORD_NOT_OBJECT(ERROR),
    /** An object within the record has two members of one name. */
    MEMBER_DUPLICATE(ERROR),
    /** The record is nested deeper than the limit allows. */
    NESTED_TOO_DEEP(ERROR),
    /** The record made its reader fail unexpectedly. */
    RECORD_UNREADABLE(ERROR),

    // One value: its form.
    /** A required value is missing. */
    VALUE_MISSING(ERROR),
    /** The value is longer or has more parts than allowed. */
    VALUE_TOO_LONG(ERROR),
    /** No yes or no can be read from the value. */
    BOOLEAN_MALFORMED(ERROR),
    /** The value is not a number. */
    NUMBER_MALFORMED(ERROR),
    /** The value is not a date in the form expected. */
    DATE_MALFORMED(ERROR),
    /** The value is not a point in time in the form expected. */
    INSTANT_MALFORMED(ERROR),
    /** The value is not an e-mail address. */
    EMAIL_MALFORMED(ERROR),
    /** The value is not a telephone number in international form. */
    PHONE_MALFORMED(ERROR),
    /** The value is not an absolute web address. */
    URI_MALFORMED(ERROR),
    /** The value is not a language tag. */
    LOCALE_MALFORMED(ERROR),
    /** The value is not the name of a time zone. */
    ZONE_UNKNOWN(ERROR),
    /** The value is not one of the known statuses. */
    STATUS_UNKNOWN(ERROR),
    /** The cell should hold JSON and does not. */
    JSON_MALFORMED(ERROR),
    /** The JSON in the cell does not have the shape of its field. */
    JSON_SHAPE(ERROR),
    /** Two columns give one attribute both a value and parts. */
    ATTRIBUTE_PATH_CONFLICT(ERROR),
    /** A constraint of the host or of the user model is violated. */
    CONSTRAINT_VIOLATED(ERROR),
    /** A converter of the host failed on the value. */
    CONVERTER_FAILED(ERROR),
    /** A validator of the host failed on the record. */
    VALIDATOR_FAILED(ERROR),

    // One record: what it refers to.
    /** The role is not known and unknown roles are rejected. */
    ROLE_UNKNOWN(ERROR),
    /** The role is not known and was left out. */
    ROLE_DROPPED(WARNING),
    /** The organization is not known. */
    ORGANIZATION_UNKNOWN(ERROR),

    // One record: who it is.
    /** The record has no value in any field the job matches by. */
    NO_KEY(ERROR),
    /** The record's keys lead to different users of the store, or one key to several. */
    AMBIGUOUS_MATCH(ERROR),
    /** A weaker key matches a user whose stronger key differs from the record's. */
    KEY_DISAGREES(ERROR),
    /** An earlier record of the same source has the same key. */
    DUPLICATE_IN_SOURCE(WARNING),
    /** The user this record matches was already touched by an earlier record of this job. */
    USER_ALREADY_TOUCHED(WARNING),
    /** The person asked to be forgotten after the job was created. */
    PERSON_FORGOTTEN(INFO),
    /** The user exists, and the job leaves existing users alone. */
    ALREADY_EXISTS_SKIPPED(INFO),
    /** The user exists, and the job takes that for a fault. */
    ALREADY_EXISTS(ERROR),

    // One record: what became of writing it.
    /** The store refused the change. */
    STORE_REFUSED(ERROR),
    /** The store failed on this record alone, again and again. */
    STORE_FAILED(ERROR),
    /** The process has ended twice while it worked on this record alone. */
    CRASHED_TWICE(ERROR),
    /** The user was changed by somebody else each time the job tried. */
    CHANGED_MEANWHILE(ERROR),
    /** Another user has a unique value of the record that the job does not match by. */
    KEY_TAKEN(ERROR),

    // A rollback: what it keeps.
    /** Somebody has changed what the import wrote, and that stays. */
    KEPT_CHANGED_SINCE(WARNING),
    /** The new user has logged in since. */
    KEPT_LOGGED_IN(WARNING),
    /** The user cannot be told for sure to be one the import has created. */
    KEPT_ADOPTED(WARNING),
    /** The store refused to take the change back. */
    KEPT_STORE_REFUSED(WARNING),
    /** The store failed on this user alone, again and again. */
    KEPT_STORE_FAILED(WARNING),

    // What was not applied, or looks wrong.
    /** The job was not told to set this field, so its value was not applied. */
    FIELD_NOT_APPLIED(WARNING),
    /** The column looks like a secret and was dropped. */
    SECRET_COLUMN_DROPPED(WARNING),
    /** The column is not a known field and is kept as an attribute. */
    COLUMN_KEPT_AS_ATTRIBUTE(INFO),
    /** The column is not a known field and is ignored. */
    COLUMN_IGNORED(INFO),
    /** The column was matched by a guess that the job did not accept. */
    GUESS_NOT_ACCEPTED(WARNING),
    /** The text holds characters that cannot be seen or that change its direction. */
    SUSPICIOUS_CHARACTERS(WARNING);

    private final Severity severity;

    IssueCode(Severity severity) {
        this.severity = severity;
    }

    /** {@return how bad an issue of this code is} */
    public Severity severity() {
        return severity;
    }

    /**
     * {@return one sentence that says what is wrong}
     *
     * @param locale the language; English where there is no translation
     */
    public String message(Locale locale) {
        return IssueTexts.of(locale, name() + ".message");
    }

    /**
     * {@return one sentence that says how to fix it}
     *
     * @param locale the language; English where there is no translation
     */
    public String hint(Locale locale) {
        return IssueTexts.of(locale, name() + ".hint");
    }
}
