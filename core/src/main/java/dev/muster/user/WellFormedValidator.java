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
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isLocale(String text) {
        if (text.length() == 2 && isLower(text.charAt(0)) && isLower(text.charAt(1))) {
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

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
