// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@link WellFormed} texts. Safe for use by several threads once initialised. */
public final class WellFormedValidator implements ConstraintValidator<WellFormed, String> {
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private FieldType type = FieldType.TEXT;

    /** Creates a validator that accepts everything until it is initialised. */
    public WellFormedValidator() {}

    @Override
    public void initialize(WellFormed constraint) {
        type = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || isWellFormed(type, text);
    }

    /**
     * {@return whether the text has the form its type asks for}
     *
     * @param type the kind of text; types that are no text accept everything
     * @param text the text
     */
    public static boolean isWellFormed(FieldType type, String text) {
        return switch (type) {
            case EMAIL -> EmailAddresses.isWellFormed(text);
            case PHONE -> isPhone(text);
            case URI -> isUri(text);
            case LOCALE -> isLocale(text);
            case ZONE -> ZONES.contains(text);
            default -> true;
        };
    }

    private static boolean isPhone(String text) {
        int digits = text.length() - 1;
        if (digits < 7 || digits > 15 || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i <= digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String text) {
        if (isPlainUri(text)) {
            return true;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Nearly every URI of a real file, seen through without taking it apart: scheme, host and path of the plainest characters. */
    private static boolean isPlainUri(String text) {
        int host = text.startsWith("https://") ? 8 : 7;
        if (host == 7 && !text.startsWith("http://")) {
            return false;
        }
        int i = host;
        while (i < text.length() && (isAsciiLetterOrDigit(text.charAt(i)) || isOneOf(text.charAt(i), "-."))) {
            i++;
        }
        if (i == host || (i < text.length() && text.charAt(i) != '/')) {
            return false;
        }
        while (i < text.length() && (isAsciiLetterOrDigit(text.charAt(i)) || isOneOf(text.charAt(i), "/-._~"))) {
            i++;
        }
        return i == text.length();
    }

    private static boolean isOneOf(char c, String characters) {
        return characters.indexOf(c) >= 0;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return isLower(c) || isUpper(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLocale(String text) {
        if (isPlainTag(text)) {
            return true;
        }
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    /** {@code de} and {@code de-AT}: a language of two letters, with or without a region of two. */
    private static boolean isPlainTag(String text) {
        int length = text.length();
        return (length == 2
                        || (length == 5 && text.charAt(2) == '-' && isUpper(text.charAt(3)) && isUpper(text.charAt(4))))
                && isLower(text.charAt(0))
                && isLower(text.charAt(1));
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
