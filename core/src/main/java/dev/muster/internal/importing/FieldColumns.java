// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.FieldMapping;
import dev.muster.user.UserField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From fields back to the columns they came from, so that an issue found in a draft can name the file's own header. */
final class FieldColumns {
    private final Map<UserField, String> columns = new EnumMap<>(UserField.class);
    private final Map<String, String> addressParts = new HashMap<>();

    FieldColumns(FieldMapping mapping) {
        for (ColumnMapping column : mapping.columns()) {
            if (column.target() instanceof Into into) {
                columns.putIfAbsent(into.field(), column.column());
                if (into.field() == UserField.ADDRESS && !into.path().isEmpty()) {
                    addressParts.put(into.path().get(0), column.column());
                }
            }
        }
    }

    /** The column that leads into the field, or null if a constant or the job does. */
    @Nullable
    String of(UserField field) {
        return columns.get(field);
    }

    /** The column that leads into this part of the address, else the one that leads into the address. */
    @Nullable
    String ofAddressPart(String part) {
        String column = addressParts.get(part);
        return column == null ? of(UserField.ADDRESS) : column;
    }
}
