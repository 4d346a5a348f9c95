// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Files of users in several scripts, each in every encoding that can hold it, with and without a byte order mark. */
final class TextEncodingSamples {
    static final List<String> SCRIPTS = List.of(
            "email,name\r\nann@example.org,Ann\r\n",
            "email,name\njose@example.org,Jos\u00e9 Gar\u00e7on \u00df\u00ff\n",
            "email,name\nolga@example.org,\u041e\u043b\u044c\u0433\u0430\n",
            "email,name\nnikos@example.org,\u039d\u03af\u03ba\u03bf\u03c2\n",
            "email,name\nnoa@example.org,\u05e0\u05d5\u05e2\u05d4\nali@example.org,\u0639\u0644\u064a\n",
            "email,name\nrani@example.org,\u0930\u093e\u0928\u0940\n",
            "email,\u540d\u524d\ntaro@example.org,\u7530\u4e2d\u592a\u90ce\nyi@example.org,\u4e00\u4e00\u3000\u4e0a\n",
            "email,name\nmin@example.org,\uae40\ubbfc\uc900\n",
            "email,name\nemoji@example.org,\ud83d\ude00\ud83d\udc69\u200d\ud83d\udd2c \ud842\udfb7\n");

    private TextEncodingSamples() {}

    /** Text, encoding, and whether there is a mark. */
    static List<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        for (String text : SCRIPTS) {
            for (TextEncoding encoding : TextEncoding.values()) {
                if (encoding.charset().newEncoder().canEncode(text)) {
                    all.add(Arguments.of(text, encoding, false));
                    if (encoding.isUnicode()) {
                        all.add(Arguments.of(text, encoding, true));
                    }
                }
            }
        }
        return all;
    }
}
