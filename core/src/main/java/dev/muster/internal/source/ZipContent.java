// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the entries at the beginning of a ZIP archive say about it, by their names and, for one that is not compressed, its content. Only
 * for advice: nothing is unpacked, and what cannot be told stays an archive.
 */
enum ZipContent {
    /** An Excel workbook. */
    WORKBOOK("It is an Excel workbook; save the sheet as CSV UTF-8."),
    /** A spreadsheet of LibreOffice and its kin. */
    OPEN_DOCUMENT("It is an OpenDocument file; save the sheet as CSV in UTF-8."),
    /** A document of Office that is no workbook. */
    OFFICE("It is an Office document; save the table in it as CSV UTF-8."),
    /** Anything else. */
    ARCHIVE("");

    private static final byte[] ENTRY = {'P', 'K', 3, 4};
    /** Where the lengths of the name and of the extra field stand in the header of an entry, and where the name does. */
    private static final int NAME_LENGTH = 26;

    private static final int NAME = 30;

    private final String advice;

    ZipContent(String advice) {
        this.advice = advice;
    }

    String advice(String otherwise) {
        return advice.isEmpty() ? otherwise : advice;
    }

    static ZipContent of(byte[] head) {
        List<String> names = names(head);
        if (names.contains("mimetype")) {
            return OPEN_DOCUMENT;
        }
        if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return WORKBOOK;
        }
        return names.contains("[Content_Types].xml") ? OFFICE : ARCHIVE;
    }

    /** The names of the entries whose headers stand here. The sizes of entries may be unknown, so that one has to look for them. */
    private static List<String> names(byte[] head) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + NAME <= head.length; i++) {
            if (ForeignContent.startsWith(head, i, ENTRY)) {
                int length = (head[i + NAME_LENGTH] & 0xff) | ((head[i + NAME_LENGTH + 1] & 0xff) << 8);
                if (i + NAME + length <= head.length) {
                    names.add(new String(head, i + NAME, length, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return names;
    }
}
