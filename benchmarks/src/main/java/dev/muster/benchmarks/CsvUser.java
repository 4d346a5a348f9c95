// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.user.FieldType;
import dev.muster.user.WellFormed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ParseException;
import tools.jackson.databind.json.JsonMapper;

/** The item of the job of Spring Batch: one row of the file, under the constraints that Muster has for the same fields. */
record CsvUser(
        @Size(max = 255) String externalId,
        @NotNull @WellFormed(FieldType.EMAIL) String email,
        @Size(max = 200) String givenName,
        @Size(max = 200) String familyName,
        @Size(max = 400) String name,
        @WellFormed(FieldType.PHONE) String phone,
        @WellFormed(FieldType.LOCALE) String locale,
        @WellFormed(FieldType.ZONE) String zoneinfo,
        LocalDate birthdate,
        @WellFormed(FieldType.URI) @Size(max = 2048) String picture,
        @WellFormed(FieldType.URI) @Size(max = 2048) String website,
        @Size(max = 255) String department,
        @Size(max = 255) String title,
        OffsetDateTime createdAt,
        String attributes) {
    /** The columns of the file, in the order in which {@link #of} takes their cells. */
    static final List<String> HEADER = List.of(
            "external_id",
            "email",
            "given_name",
            "family_name",
            "name",
            "phone_number",
            "locale",
            "zoneinfo",
            "birthdate",
            "picture",
            "website",
            "organization",
            "department",
            "title",
            "roles",
            "created_at",
            "note",
            "cost_center");

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The user that a row tells of.
     *
     * @param cells the cells, null where they are blank
     * @throws ParseException if there are more or fewer than columns, or one has not the form of its type
     */
    static CsvUser of(String[] cells) {
        if (cells.length != HEADER.size()) {
            throw new ParseException("The row has " + cells.length + " cells");
        }
        try {
            return new CsvUser(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7],
                    cells[8] == null ? null : LocalDate.parse(cells[8]),
                    cells[9],
                    cells[10],
                    cells[12],
                    cells[13],
                    cells[15] == null ? null : OffsetDateTime.parse(cells[15]),
                    attributes(cells[16], cells[17]));
        } catch (DateTimeParseException noTime) {
            throw new ParseException("A time is none", noTime);
        }
    }

    /** Sets the parameters of an insert into {@link UsersTable#COLUMNS}. */
    void set(PreparedStatement insert) throws SQLException {
        insert.setString(1, externalId);
        insert.setString(2, email);
        insert.setString(3, givenName);
        insert.setString(4, familyName);
        insert.setString(5, name);
        insert.setString(6, phone);
        insert.setString(7, locale);
        insert.setString(8, zoneinfo);
        insert.setObject(9, birthdate, Types.DATE);
        insert.setString(10, picture);
        insert.setString(11, website);
        insert.setString(12, department);
        insert.setString(13, title);
        insert.setObject(14, createdAt, Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setObject(15, attributes, Types.OTHER);
    }

    private static String attributes(String note, String costCenter) {
        Map<String, String> values = new LinkedHashMap<>();
        if (note != null) {
            values.put("note", note);
        }
        if (costCenter != null) {
            values.put("cost_center", costCenter);
        }
        return JSON.writeValueAsString(values);
    }
}
