// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where the quickstart writes. Names of columns come from the file, which nobody vouches for: characters that would steer the terminal are
 * replaced.
 */
final class Screen {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Screen(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Screen standard() {
        return new Screen(System.out, System.err, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // on the JDKs supported here it is null where the output is redirected
    private static boolean isTerminal() {
        return System.console() != null;
    }

    /** {@return whether somebody is watching, so that a line can be written over} */
    boolean terminal() {
        return terminal;
    }

    /** Writes a line; {@code parts} go into {@code format} as {@link String#format} puts them there. */
    @SuppressWarnings("AnnotateFormatMethod") // not worth one more dependency
    void line(String format, Object... parts) {
        out.println(harmless(String.format(Locale.ROOT, format, parts)));
    }

    /** Writes over the line before; only on a terminal. */
    void overwrite(String text) {
        out.print('\r' + harmless(text));
        out.flush();
    }

    void error(String text) {
        err.println(harmless(text));
    }

    private static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean steers = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            shown.appendCodePoint(steers ? '?' : c);
        });
        return shown.toString();
    }
}
