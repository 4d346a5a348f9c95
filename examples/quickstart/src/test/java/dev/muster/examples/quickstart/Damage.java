// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** A way in which a row of the intake is wrong. */
@SuppressWarnings("ImmutableEnumChecker") // the list is one that cannot be changed
enum Damage {
    EMAIL(
            "E-Mail",
            "jo.example.com",
            "jo@",
            "jo@ example.com",
            "Jo <jo@example.com>",
            "jo@exa mple",
            "jo..x@example.com"),
    NO_EMAIL("E-Mail", ""),
    PHONE("Phone", "call reception", "+49", "030/twelve", "ext. 4711"),
    LANGUAGE("Language", "English (US)", "?", "deutsch!"),
    TIME_ZONE("Time zone", "Mars/Olympus", "Berlin time", "Europe/Atlantis"),
    BIRTH_DATE("Date of birth", "31.02.1984", "1984-02-30", "12/13/84", "unknown"),
    ORGANIZATION("Organization", "helix-mars", "helix emea"),
    ROLE("Roles", "Wizard", "Member;Root", "owner"),
    STATUS("Status", "on leave", "retired?"),
    REGISTERED("Registered at", "yesterday", "2019-13-01T00:00:00Z", "2019-01-01 25:00"),
    NAME_TOO_LONG("Last name", "de la Torre y ".repeat(15) + "Montenegro"),
    TOO_FEW_CELLS("Date of birth"),
    TOO_MANY_CELLS("Street"),
    TWO_AT_ONCE("Phone", "none");

    private final String column;
    private final List<String> wrong;

    Damage(String column, String... wrong) {
        this.column = column;
        this.wrong = List.of(wrong);
    }

    /** {@return the row as it stands in the file} */
    String line(Person right, int variant) {
        return switch (this) {
            case TOO_FEW_CELLS -> IntakeFile.csv(right.cells().subList(0, Person.COLUMNS.indexOf(column)));
            case TOO_MANY_CELLS -> IntakeFile.csv(withAnother(right.cells()));
            case TWO_AT_ONCE ->
                IntakeFile.csv(right.with(column, wrong.get(0))
                        .with("Time zone", "local")
                        .cells());
            default ->
                IntakeFile.csv(
                        right.with(column, wrong.get(variant % wrong.size())).cells());
        };
    }

    /** {@return the row's number, and a text for each cell that has to be written anew} */
    List<String> correction(int row, Person right) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(row)));
        for (String each : Person.COLUMNS) {
            cells.add(concerns(each) ? right.get(each) : "");
        }
        return cells;
    }

    private boolean concerns(String each) {
        return switch (this) {
            case TOO_FEW_CELLS, TOO_MANY_CELLS -> true;
            case TWO_AT_ONCE -> each.equals(column) || each.equals("Time zone");
            default -> each.equals(column);
        };
    }

    /** As if a comma stood outside quotes. */
    private List<String> withAnother(List<String> cells) {
        List<String> more = new ArrayList<>(cells);
        more.add(Person.COLUMNS.indexOf(column) + 1, " 3rd floor");
        return more;
    }
}
