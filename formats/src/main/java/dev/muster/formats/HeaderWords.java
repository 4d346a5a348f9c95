// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.UserField;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a header row from a row of values, roughly: how many cells name a field of a user, and whether any can only be a value. */
final class HeaderWords {
    private static final Set<String> OTHER_NAMES = Set.of(
            "e_mail",
            "mail",
            "email_address",
            "user_name",
            "login",
            "phone",
            "mobile",
            "telephone",
            "first_name",
            "firstname",
            "last_name",
            "lastname",
            "surname",
            "full_name",
            "display_name",
            "user_id",
            "role",
            "groups",
            "language",
            "birthday",
            "date_of_birth",
            "vorname",
            "nachname",
            "benutzername",
            "telefon",
            "password");

    private HeaderWords() {}

    static int known(@Nullable String[] cells) {
        int known = 0;
        for (String cell : cells) {
            if (cell != null && cell.length() <= 64 && isKnown(plain(FormulaGuard.decode(cell)))) {
                known++;
            }
        }
        return known;
    }

    static boolean isKnown(String name) {
        return UserField.named(name).isPresent()
                || OTHER_NAMES.contains(name)
                || name.startsWith("attributes.")
                || name.startsWith("private_attributes.")
                || name.startsWith("_muster_");
    }

    /** Small letters, words joined by underscores: {@code Given Name}, {@code given-name} and {@code givenName} are one. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        String text = name.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                plain.append('_');
            } else {
                if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1))) {
                    plain.append('_');
                }
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** {@return whether a row without any known name holds what no header holds: an e-mail address, or nothing but numbers and dates} */
    static boolean looksLikeValues(@Nullable String[] cells) {
        boolean anything = false;
        boolean onlyNumbers = true;
        for (String cell : cells) {
            if (cell == null || cell.isBlank()) {
                continue;
            }
            anything = true;
            if (isAddress(cell.strip())) {
                return true;
            }
            onlyNumbers &= isNumberOrDate(cell.strip());
        }
        return anything && onlyNumbers;
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && text.indexOf('@', at + 1) < 0
                && text.indexOf('.', at + 2) > 0
                && !text.endsWith(".")
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isNumberOrDate(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if ("+-.,:/ TZ".indexOf(c) < 0) {
                return false;
            }
        }
        return digit;
    }
}
