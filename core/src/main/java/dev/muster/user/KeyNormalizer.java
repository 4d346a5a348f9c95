// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The normal form in which keys are compared. */
final class KeyNormalizer {
    /** To bring a domain to ASCII takes longer than all else about an address, and few domains have many users. */
    private static final @Nullable Domain[] DOMAINS = new Domain[256];

    private static final int LONGEST_KEPT = 64;

    private record Domain(String domain, String ascii) {}

    private KeyNormalizer() {}

    static String normalize(UserField field, String text) {
        return switch (field) {
            case EMAIL -> email(text);
            case PHONE -> phone(text);
            default -> compose(text.strip());
        };
    }

    static List<String> lookupForms(UserField field, String normalized) {
        int at = normalized.lastIndexOf('@');
        if (field != UserField.EMAIL || !normalized.contains("xn--") || at < 0) {
            return List.of(normalized);
        }
        return List.of(normalized, normalized.substring(0, at + 1) + IDN.toUnicode(normalized.substring(at + 1)));
    }

    private static String email(String text) {
        if (isPlainLowerCase(text)) {
            return text;
        }
        String composed = compose(text.strip());
        int at = composed.lastIndexOf('@');
        if (at < 0) {
            return composed.toLowerCase(Locale.ROOT);
        }
        String local = composed.substring(0, at);
        return compose(local.toLowerCase(Locale.ROOT)) + "@" + domain(composed.substring(at + 1));
    }

    /** Nearly every address of a real file: nothing to do, and nothing to allocate. */
    private static boolean isPlainLowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** What has no ASCII form, or one that is no domain because a blank or an at sign came out of its look-alike, stays text. */
    private static String domain(String domain) {
        if (domain.length() > LONGEST_KEPT) {
            return asciiForm(domain);
        }
        // Threads may overwrite each other's entries, which costs nothing but the work to do again.
        int place = domain.hashCode() & (DOMAINS.length - 1);
        Domain kept = DOMAINS[place];
        if (kept == null || !kept.domain.equals(domain)) {
            kept = new Domain(domain, asciiForm(domain));
            DOMAINS[place] = kept;
        }
        return kept.ascii;
    }

    private static String asciiForm(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            if (isPlainLowerCase(ascii) && ascii.indexOf('@') < 0) {
                return ascii;
            }
        } catch (IllegalArgumentException notADomain) {
            // Compared as it stands.
        }
        return compose(domain.toLowerCase(Locale.ROOT));
    }

    private static String phone(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c == '+' && digits.isEmpty())) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static String compose(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
