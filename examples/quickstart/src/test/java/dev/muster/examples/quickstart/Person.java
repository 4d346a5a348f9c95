// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** One row of the intake as it should be: a text for each column. */
record Person(List<String> cells) {
    static final List<String> COLUMNS = List.of(
            "Employee ID",
            "First name",
            "Last name",
            "E-Mail",
            "Phone",
            "Language",
            "Time zone",
            "Date of birth",
            "Street",
            "City",
            "Country",
            "Organization",
            "Department",
            "Job title",
            "Roles",
            "Status",
            "Registered at",
            "Last login",
            "Cost center",
            "attributes.office.floor",
            "Door PIN");

    String get(String column) {
        return cells.get(COLUMNS.indexOf(column));
    }

    Person with(String column, String text) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(COLUMNS.indexOf(column), text);
        return new Person(changed);
    }
}
