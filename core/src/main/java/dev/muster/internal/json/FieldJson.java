// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.job.MusterException;
import dev.muster.user.UserField;

/** The name under which a field is stored: that of files, which never changes. */
public final class FieldJson {
    private FieldJson() {}

    public static String write(UserField field) {
        return field.fileName();
    }

    public static UserField read(String name) {
        return UserField.named(name)
                .orElseThrow(() -> new MusterException("Stored JSON names a field this release does not know", null));
    }
}
