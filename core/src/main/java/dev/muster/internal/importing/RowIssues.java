// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Defect;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.FieldClass;
import dev.muster.user.UserField;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes issues in a job's language, with values masked. The only place of an import where a value of the source becomes part of an issue. */
final class RowIssues {
    private final Locale locale;
    private final Map<IssueCode, String> messages = new EnumMap<>(IssueCode.class);

    RowIssues(Locale locale) {
        this.locale = locale;
        for (IssueCode code : IssueCode.values()) {
            messages.put(code, code.message(locale));
        }
    }

    Locale locale() {
        return locale;
    }

    /** An issue about a whole record. */
    RowIssue about(SourceRecord source, IssueCode code) {
        return new RowIssue(code, source.row(), source.line(), null, null, null, message(code));
    }

    /** An issue about the shape of a record: on the line of the defect, at its place. */
    RowIssue about(SourceRecord source, Defect defect) {
        long line = defect.line() > 0 ? defect.line() : source.line();
        return new RowIssue(defect.code(), source.row(), line, defect.place(), null, null, message(defect.code()));
    }

    /** An issue about a whole record that refers to another row or a count: it takes the place of <code>{0}</code> in the message. */
    RowIssue about(SourceRecord source, IssueCode code, long number) {
        return new RowIssue(
                code,
                source.row(),
                source.line(),
                null,
                null,
                null,
                message(code).replace("{0}", Long.toString(number)));
    }

    /** An issue about one value. A column that leads to no field is treated as personal: nobody knows what it holds. */
    RowIssue about(
            SourceRecord source,
            IssueCode code,
            @Nullable String column,
            @Nullable UserField field,
            @Nullable Object value) {
        FieldClass fieldClass = classOf(field, code);
        String masked = value == null ? null : fieldClass.mask(value.toString());
        return new RowIssue(code, source.row(), source.line(), column, field, masked, message(code));
    }

    /** What is no language, zone or status came into its column by mistake, and may be anything: a name, an address. */
    private static FieldClass classOf(@Nullable UserField field, IssueCode code) {
        boolean misplaced = code == IssueCode.LOCALE_MALFORMED
                || code == IssueCode.ZONE_UNKNOWN
                || code == IssueCode.STATUS_UNKNOWN;
        return field == null || misplaced ? FieldClass.PERSONAL : field.fieldClass();
    }

    /** The store's own reason why it does not take a record, unless it quotes the record: a database's message often does. */
    RowIssue refused(SourceRecord source, String reason) {
        RowIssue plain = about(source, IssueCode.STORE_REFUSED);
        QuotationCheck words = new QuotationCheck(reason);
        for (Object cell : source.cells()) {
            // What an earlier import has said about the record is no data, and says the same again.
            boolean isEarlierMessage = cell instanceof String text && text.contains(plain.message());
            if (!isEarlierMessage && words.repeat(cell)) {
                return plain;
            }
        }
        return inWords(plain, plain.message() + " " + reason);
    }

    /** The issue in other words, such as a constraint's own. */
    RowIssue inWords(RowIssue issue, String words) {
        return new RowIssue(
                issue.code(), issue.row(), issue.line(), issue.column(), issue.field(), issue.value(), words);
    }

    /** An issue about the source as a whole. */
    RowIssue aboutSource(IssueCode code, @Nullable String column, @Nullable UserField field) {
        return new RowIssue(code, 0, 0, column, field, null, message(code));
    }

    private String message(IssueCode code) {
        String message = messages.get(code);
        return message == null ? code.name() : message;
    }
}
