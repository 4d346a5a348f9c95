// SPDX-License-Identifier: Apache-2.0
package dev.muster.issue;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the issue codes, from {@code IssueTexts.properties} (English) and its translations. */
final class IssueTexts {
    private IssueTexts() {}

    static String of(Locale locale, String key) {
        // Asked for a language it does not have, a bundle would answer in the machine's; so only languages that exist
        // are asked for.
        Locale known = locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.GERMAN : Locale.ROOT;
        return ResourceBundle.getBundle("dev.muster.issue.IssueTexts", known).getString(key);
    }
}
