// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.util.Locale;

/** A language whose names of columns are known. */
enum HeaderLanguage {
    ENGLISH(Locale.ENGLISH, "HeaderNames.properties"),
    GERMAN(Locale.GERMAN, "HeaderNames_de.properties"),
    FRENCH(Locale.FRENCH, "HeaderNames_fr.properties"),
    SPANISH(Locale.forLanguageTag("es"), "HeaderNames_es.properties");

    private final Locale locale;
    private final String table;

    HeaderLanguage(Locale locale, String table) {
        this.locale = locale;
        this.table = table;
    }

    Locale locale() {
        return locale;
    }

    /** The resource that holds its names. */
    String table() {
        return table;
    }
}
