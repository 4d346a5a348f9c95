// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation in Markdown. */
record Document(Path path, String text) {
    /** The folder that holds the README. */
    static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../..")
            .normalize();

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    static Document read(String name) {
        Path path = ROOT.resolve(name);
        try {
            return new Document(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the fenced blocks of a language, each with its last line break} */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : text.lines().toList()) {
            if (block == null && line.startsWith("```")) {
                block = new StringBuilder(line.substring(3)).append('\n');
            } else if (block != null && line.equals("```")) {
                addIf(block.toString(), language, blocks);
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    private static void addIf(String block, String language, List<String> blocks) {
        if (block.startsWith(language + "\n")) {
            blocks.add(block.substring(language.length() + 1));
        }
    }

    /** {@return the files this page links to} */
    List<Path> links() {
        List<Path> links = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            links.add(path.resolveSibling(link.group(1)).normalize());
        }
        return links;
    }
}
