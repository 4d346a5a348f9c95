// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.Address;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserField;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long values may be: read from the constraints of the user model, which are those that an import checks. */
final class FieldLimits {
    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. It is part of an address' form, not a constraint of its own. */
    static final int EMAIL = 254;

    private static final Map<String, Integer> OF_USER = sizes(User.class);
    private static final Map<String, Integer> OF_ADDRESS = sizes(Address.class);

    private FieldLimits() {}

    /** The most characters (UTF-16 code units) of a text, or the most elements of a list; null where there is no limit. */
    static @Nullable Integer of(UserField field) {
        return field.type() == FieldType.EMAIL
                ? Integer.valueOf(EMAIL)
                : OF_USER.get(field.name().toLowerCase(Locale.ROOT));
    }

    /** The parts of an address by their names in files, with the most characters of each. */
    static Map<String, Integer> ofAddress() {
        return OF_ADDRESS;
    }

    /** The constraints of a record, by the names of its components in snake case. */
    private static Map<String, Integer> sizes(Class<? extends Record> type) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Size size = component.getAccessor().getAnnotation(Size.class);
            if (size != null) {
                sizes.put(snakeCase(component.getName()), size.max());
            }
        }
        return sizes;
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        name.chars()
                .forEach(
                        c -> snake.append(Character.isUpperCase(c) ? "_" : "").append((char) Character.toLowerCase(c)));
        return snake.toString();
    }
}
