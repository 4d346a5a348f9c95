// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.UserField;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What templates say beyond the titles and definitions of the fields. */
final class TemplateTexts {
    private final Locale language;
    private final ResourceBundle texts;

    /** English where there is no translation. */
    TemplateTexts(Locale locale) {
        this.language = UserField.languages().stream()
                .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        // English is the root: asked for it, a bundle would answer in the machine's language.
        Locale known = language.equals(Locale.ENGLISH) ? Locale.ROOT : language;
        this.texts = ResourceBundle.getBundle("dev.muster.formats.TemplateTexts", known);
    }

    /** The language the texts are really in. */
    Locale language() {
        return language;
    }

    String users() {
        return texts.getString("users");
    }

    /** What the field holds and, of roles, which there are. */
    String definition(UserField field, List<String> roles) {
        String definition = field.definition(language);
        return field == UserField.ROLES && !roles.isEmpty()
                ? definition + " " + texts.getString("roles").replace("{0}", String.join(", ", roles))
                : definition;
    }
}
