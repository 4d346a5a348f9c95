// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.user.Address;
import dev.muster.user.AttributePatch;
import dev.muster.user.Credential;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the drafts of one chunk. Most drafts of a chunk have the same fields: a set of fields is written by the names of its fields where
 * it comes first, and by its number afterwards. Fields are written by name because their order may change. The counterpart is {@link
 * DraftReader}.
 */
final class DraftWriter {
    private static final UserField[] FIELDS = UserField.values();

    private final Map<Long, Integer> shapes = new HashMap<>();
    private final PayloadWriter out;

    DraftWriter(PayloadWriter out) {
        this.out = out;
    }

    void write(UserDraft draft) {
        long shape = shape(draft);
        Integer known = shapes.putIfAbsent(shape, shapes.size() + 1);
        if (known == null) {
            out.number(0);
            writeShape(shape);
        } else {
            out.number(known);
        }
        for (long rest = shape; rest != 0; rest &= rest - 1) {
            UserField field = FIELDS[Long.numberOfTrailingZeros(rest)];
            write(field, draft.get(field));
        }
    }

    /** Bit n is set where the draft has the field at place n; never leaves this process. */
    private static long shape(UserDraft draft) {
        long shape = 0;
        for (int i = 0; i < FIELDS.length; i++) {
            if (draft.has(FIELDS[i])) {
                shape |= 1L << i;
            }
        }
        return shape;
    }

    private void writeShape(long shape) {
        out.number(Long.bitCount(shape));
        for (long rest = shape; rest != 0; rest &= rest - 1) {
            out.shared(FIELDS[Long.numberOfTrailingZeros(rest)].name());
        }
    }

    private void write(UserField field, @Nullable Object value) {
        switch (field.type()) {
            case TEXT -> text(field, (String) value);
            case EMAIL, PHONE, URI -> out.nullableText((String) value);
            case LOCALE, ZONE -> out.shared((String) value);
            case CREDENTIAL -> out.nullableText(value == null ? null : ((Credential) value).hash());
            case STATUS -> out.shared(value == null ? null : ((UserStatus) value).name());
            default -> {
                out.flag(value != null);
                if (value != null) {
                    writePresent(field, value);
                }
            }
        }
    }

    private void text(UserField field, @Nullable String value) {
        switch (field) {
            // The same for many users.
            case ORGANIZATION, DEPARTMENT, TITLE, GENDER -> out.shared(value);
            default -> out.nullableText(value);
        }
    }

    private void writePresent(UserField field, Object value) {
        switch (field.type()) {
            case BOOLEAN -> out.flag((Boolean) value);
            case DATE -> out.signed(((LocalDate) value).toEpochDay());
            case INSTANT -> instant((Instant) value);
            case TEXT_LIST -> texts((List<?>) value);
            case NAME_SET -> names((Set<?>) value);
            case ADDRESS -> address((Address) value);
            case MEMBERSHIPS -> memberships((List<?>) value);
            case MFA_FACTORS -> factors((List<?>) value);
            case IDENTITIES -> identities((List<?>) value);
            case ATTRIBUTES -> attributes((AttributePatch) value);
            case TEXT, EMAIL, PHONE, URI, LOCALE, ZONE, CREDENTIAL, STATUS ->
                throw new IllegalStateException("Written before: " + field);
        }
    }

    private void instant(Instant instant) {
        out.signed(instant.getEpochSecond());
        out.number(instant.getNano());
    }

    private void texts(List<?> texts) {
        out.number(texts.size());
        texts.forEach(text -> out.text((String) text));
    }

    private void names(Set<?> names) {
        out.number(names.size());
        names.forEach(name -> out.shared((String) name));
    }

    private void address(Address address) {
        out.nullableText(address.formatted());
        out.nullableText(address.streetAddress());
        out.nullableText(address.locality());
        out.nullableText(address.region());
        out.nullableText(address.postalCode());
        out.shared(address.country());
    }

    private void memberships(List<?> memberships) {
        out.number(memberships.size());
        for (Object each : memberships) {
            Membership membership = (Membership) each;
            out.shared(membership.organization());
            names(membership.roles());
        }
    }

    private void factors(List<?> factors) {
        out.number(factors.size());
        for (Object each : factors) {
            MfaFactor factor = (MfaFactor) each;
            out.shared(factor.kind());
            out.text(factor.value());
        }
    }

    private void identities(List<?> identities) {
        out.number(identities.size());
        for (Object each : identities) {
            LinkedIdentity identity = (LinkedIdentity) each;
            out.shared(identity.provider());
            out.text(identity.subject());
            out.nullableText(identity.email());
        }
    }

    private void attributes(AttributePatch patch) {
        out.number(patch.asMap().size());
        patch.asMap().forEach((name, value) -> {
            out.shared(name);
            out.value(value);
        });
    }
}
