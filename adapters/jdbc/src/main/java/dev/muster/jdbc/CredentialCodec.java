// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.Credential;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A password hash as its text. */
final class CredentialCodec implements ColumnCodec {
    private final TableColumn column;

    CredentialCodec(TableColumn column) {
        this.column = column;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        String hash = row.getString(index);
        return hash == null || hash.isBlank() ? null : new Credential(hash.stripTrailing());
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        String hash = ((Credential) canonical).hash();
        if (column.limit() >= 0 && hash.length() > column.limit()) {
            throw new UnfitValueException(
                    "The column " + column.name() + " takes at most " + column.limit() + " characters");
        }
        sink.text(hash);
    }
}
