// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

/** How carefully a field must be treated when it is shown, logged or exported. */
public enum FieldClass {
    /** Says nothing about a person by itself: role names, a locale, a status. Shown as it is. */
    PUBLIC,
    /** Data about a person: names, addresses, numbers. Shown in part. */
    PERSONAL,
    /** Data that would hurt in the wrong hands: date of birth, postal address, private attributes. Never shown. */
    SENSITIVE,
    /** Opens a door: password hashes, second factors. Never shown, and left out of exports unless asked for by name. */
    SECRET;

    private static final String HIDDEN = "***";

    /**
     * {@return the text as it may appear in an issue, a log or a report}
     *
     * <p>Public text that looks like an e-mail address or an international telephone number stands in the wrong column and is treated as
     * personal. Characters that steer a terminal or the direction of text are replaced. Personal data keeps the first letter of each part of an e-mail address, or the first character of other text, so that an
     * operator can find the row; sensitive and secret values keep nothing, not even their length.
     *
     * @param text the text to show
     */
    public String mask(String text) {
        return switch (this) {
            case PUBLIC -> looksPersonal(text) ? maskPersonal(text) : shown(text);
            case PERSONAL -> maskPersonal(text);
            case SENSITIVE, SECRET -> HIDDEN;
        };
    }

    private static boolean looksPersonal(String text) {
        return text.indexOf('@') >= 0
                || (text.startsWith("+") && text.length() > 1 && Character.isDigit(text.charAt(1)));
    }

    private static String shown(String text) {
        String start = text.length() <= 60 ? text : text.substring(0, boundary(text, 60)) + "...";
        StringBuilder safe = new StringBuilder(start.length());
        start.codePoints()
                .map(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT
                        ? 0xFFFD
                        : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static String maskPersonal(String text) {
        int at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return firstCharacter(text) + HIDDEN;
        }
        return firstCharacter(text) + HIDDEN + "@" + firstCharacter(text.substring(at + 1)) + HIDDEN;
    }

    private static String firstCharacter(String text) {
        return text.isEmpty() ? "" : text.substring(0, boundary(text, 1));
    }

    /** Never cuts a surrogate pair in two. */
    private static int boundary(String text, int end) {
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
    }
}
