// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the fields are called and what they hold, from {@code FieldTexts.properties} (English) and its translations. */
final class FieldTexts {
    /** English first: it is what everything else is answered in. */
    static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    private FieldTexts() {}

    static String title(UserField field, Locale locale) {
        return bundle(locale).getString(field.name() + ".title");
    }

    static String definition(UserField field, Locale locale) {
        ResourceBundle texts = bundle(locale);
        String definition = texts.getString(field.name() + ".definition");
        return field.grant() == Grant.NONE ? definition : definition + " " + texts.getString("GRANT." + field.grant());
    }

    private static ResourceBundle bundle(Locale locale) {
        // Asked for a language it does not have, a bundle would answer in the machine's; so only languages that exist
        // are asked for, and English is the root.
        Locale known = LANGUAGES.stream()
                .skip(1)
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ROOT);
        return ResourceBundle.getBundle("dev.muster.user.FieldTexts", known);
    }
}
