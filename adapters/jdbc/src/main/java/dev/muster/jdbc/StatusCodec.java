// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A status in the host's words. A word that stands for none is read as no status. */
final class StatusCodec implements ColumnCodec {
    private final Map<UserStatus, String> words;
    private final Map<String, UserStatus> statuses = new HashMap<>();

    StatusCodec(Map<UserStatus, String> words) {
        this.words = Map.copyOf(words);
        words.forEach((status, word) -> statuses.put(word, status));
    }

    @Nullable
    String word(UserStatus status) {
        return words.get(status);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        String word = row.getString(index);
        return word == null ? null : statuses.get(word.stripTrailing());
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        String word = words.get((UserStatus) canonical);
        if (word == null) {
            throw new UnfitValueException("The table has no word for the status " + canonical);
        }
        sink.text(word);
    }
}
