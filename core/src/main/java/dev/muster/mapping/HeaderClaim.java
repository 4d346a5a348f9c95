// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.ColumnTarget.Reason;
import dev.muster.user.FieldType;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One column while its header is being matched: what it claims by its name, until a better column takes that away. */
final class HeaderClaim {
    private static final String MUSTER_PREFIX = "_muster_";
    private static final String REST = ".*";
    /** Values nested deeper than this are refused everywhere. */
    private static final int MAX_DEPTH = 64;

    private final String column;
    private final @Nullable ColumnMapping given;
    private final @Nullable Reason dropped;
    private @Nullable HeaderName name;

    HeaderClaim(String column, @Nullable ColumnMapping given) {
        this.column = column;
        this.given = given;
        this.name = given == null ? named(column) : new HeaderName(given.target(), NameRank.GIVEN);
        this.dropped = given == null ? dropped(column, name) : null;
        if (given == null && name == null && dropped == null && !isRest(column)) {
            this.name = HeaderGuess.of(HeaderText.normalized(column));
        }
    }

    String column() {
        return column;
    }

    /** What the job says of the column, or null. */
    @Nullable
    ColumnMapping given() {
        return given;
    }

    /** Why the column leads nowhere whatever else there is, or null. */
    @Nullable
    Reason dropped() {
        return dropped;
    }

    /** What the column claims to be, or null where nothing is known of it. */
    @Nullable
    HeaderName name() {
        return name;
    }

    /** What the column is by its own name, be it that the job has said just that: it tells what its neighbours mean. */
    @Nullable
    HeaderName spoken() {
        HeaderName said = given == null ? name : named(column);
        return given == null || (said != null && said.target().equals(given.target())) ? said : null;
    }

    void rename(HeaderName other) {
        this.name = other;
    }

    /** Another column has a better claim: from now on nothing is known of this one. */
    void lose() {
        this.name = null;
    }

    private static @Nullable Reason dropped(String column, @Nullable HeaderName name) {
        if (column.isBlank()) {
            return Reason.UNKNOWN;
        }
        if (column.strip().toLowerCase(Locale.ROOT).startsWith(MUSTER_PREFIX)) {
            return Reason.MUSTER_COLUMN;
        }
        boolean isSecretField = name != null && isWholeField(name.target());
        return !isSecretField && SecretNames.looksSecret(column) ? Reason.LOOKS_SECRET : null;
    }

    /** A name of the table is what the table says; only names that are made up by the file's author can hide a secret. */
    private static boolean isWholeField(ColumnTarget target) {
        return target instanceof Into into && (into.path().isEmpty() || into.field() == UserField.ADDRESS);
    }

    /** What is left of an object when parts of it have columns of their own: {@code name.*} is no name any more. */
    private static boolean isRest(String column) {
        return column.endsWith(REST) && column.length() > REST.length();
    }

    private static boolean isStructured(ColumnTarget target) {
        return target instanceof Into into
                && into.path().isEmpty()
                && into.field().type().isStructured();
    }

    private static @Nullable HeaderName named(String column) {
        if (isRest(column)) {
            HeaderName object = HeaderNames.find(HeaderText.normalized(column));
            return object != null && isStructured(object.target()) ? object : null;
        }
        HeaderName whole = HeaderNames.find(HeaderText.normalized(column));
        return whole != null ? whole : dotted(column);
    }

    /** {@code attributes.a.b}, {@code private_attributes.a}, {@code address.city}. */
    private static @Nullable HeaderName dotted(String column) {
        List<String> path = path(column);
        if (path.size() < 2) {
            return null;
        }
        HeaderName head = HeaderNames.find(HeaderText.normalized(path.get(0)));
        if (head == null
                || !(head.target() instanceof Into into)
                || !into.path().isEmpty()) {
            return null;
        }
        List<String> rest = path.subList(1, path.size());
        if (into.field().type() == FieldType.ATTRIBUTES) {
            return new HeaderName(new Into(into.field(), rest), head.rank());
        }
        if (into.field() == UserField.ADDRESS && rest.size() == 1) {
            String text = HeaderText.normalized(rest.get(0));
            HeaderName part = HeaderNames.findAddressPart(text);
            return part == null ? null : new HeaderName(part.target(), rankBelowAddress(part, text));
        }
        return null;
    }

    /** Below "address", "region" and "state" leave no doubt. */
    private static NameRank rankBelowAddress(HeaderName part, String text) {
        return part.target() instanceof Into into
                        && HeaderText.normalized(into.path().get(0)).equals(text)
                ? NameRank.EXACT
                : NameRank.ALIAS;
    }

    /** The names between the dots; the whole header as one name where a name would be blank or there would be too many. */
    static List<String> path(String column) {
        String name = isRest(column) ? column.substring(0, column.length() - REST.length()) : column;
        List<String> path =
                List.of(name.split("\\.", -1)).stream().map(String::strip).toList();
        boolean isPath = path.size() <= MAX_DEPTH && path.stream().noneMatch(String::isBlank);
        return isPath ? path : List.of(name.strip());
    }
}
