// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file of JSON as its scanner sees it: from behind a byte order mark on. */
final class JsonWindow {
    private static final int MARK = 3;

    private final ByteWindow window;
    private final JsonScanner scanner;

    JsonWindow(InputStream source, JsonOptions options, @Nullable JsonNames names) throws IOException {
        window = new ByteWindow(source, MARK);
        scanner = new JsonScanner(options, names);
        scanner.window(window.bytes(), 0, window.end(), window.end() < MARK);
        scanner.skipTo(Prologue.afterMark(window.bytes(), window.end()));
    }

    JsonScanner scanner() {
        return scanner;
    }

    byte[] bytes() {
        return window.bytes();
    }

    /** {@return where the bytes end that have been read} */
    int end() {
        return window.end();
    }

    /** Drops what the scanner no longer needs and reads on. */
    void move() throws IOException {
        window.move(scanner);
    }
}
