// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.AttributePatch;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads drafts in tests. */
final class DraftValues {
    private DraftValues() {}

    static Map<String, @Nullable Object> attributes(UserDraft draft) {
        return draft.get(UserField.ATTRIBUTES) instanceof AttributePatch patch ? patch.asMap() : Map.of();
    }
}
