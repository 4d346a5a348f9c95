// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.FieldClass;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A JSON pointer (RFC 6901) as it may be shown: objects may have people's addresses for names, and those are masked. */
final class JsonPlace {
    private JsonPlace() {}

    /** {@return where the parser is, or null at the root} */
    static @Nullable String of(JsonParser parser) {
        String place = masked(parser.streamReadContext().pathAsPointer().toString());
        return place.isEmpty() ? null : place;
    }

    /** {@return the pointer without what looks like somebody's data} */
    static String masked(String pointer) {
        StringBuilder place = new StringBuilder();
        String[] segments = pointer.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            place.append('/').append(FieldClass.PUBLIC.mask(segments[i]));
        }
        return place.toString();
    }
}
