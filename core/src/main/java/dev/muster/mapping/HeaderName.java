// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;

/** What a column's name means, and how surely. */
record HeaderName(ColumnTarget target, NameRank rank) {
    boolean isAddressPart() {
        return target instanceof ColumnTarget.Into into
                && into.field() == UserField.ADDRESS
                && !into.path().isEmpty();
    }

    boolean means(UserField field) {
        return target.equals(ColumnTarget.field(field));
    }
}
