// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** A list of texts as one parameter of a statement: an array in PostgreSQL, JSON in SQLite. So a statement stays the same for any number. */
final class TextList {
    private TextList() {}

    /**
     * A condition: the expression is one of the texts of the parameter.
     *
     * @param type what PostgreSQL has to cast the texts to, so that it can use an index
     */
    static String contains(Dialect dialect, String expression, String type) {
        return switch (dialect) {
            case POSTGRESQL -> expression + " = ANY (?::" + type + "[])";
            case SQLITE -> expression + " IN (SELECT value FROM json_each(?))";
        };
    }

    /**
     * Sets the parameter.
     *
     * @param numbers whether the texts are numbers to be compared with numbers
     */
    static void set(PreparedStatement statement, int index, Collection<String> texts, boolean numbers)
            throws SQLException {
        Connection connection = statement.getConnection();
        if (Dialect.of(connection) == Dialect.POSTGRESQL) {
            statement.setArray(index, connection.createArrayOf("text", texts.toArray(String[]::new)));
            return;
        }
        CellText json = new CellText();
        if (numbers) {
            json.text("[" + String.join(",", texts) + "]");
        } else {
            JsonCell.write(texts, json);
        }
        statement.setString(index, json.take());
    }
}
