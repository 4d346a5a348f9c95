// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The yardstick: Jackson's streaming parser alone reads every name and value of a file into a string and drops it. As strict as an import has
 * to be, it refuses names that stand twice; or, to see what that costs, as lenient as it is by itself.
 */
final class BareJsonParse {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory LENIENT = new JsonFactory();

    private BareJsonParse() {}

    /** Reads the file, and answers how many objects there are below so many brackets. */
    static long objects(Path file, int depth, boolean strict) throws IOException {
        JsonFactory factory = strict ? STRICT : LENIENT;
        long objects = 0;
        long characters = 0;
        try (InputStream source = Files.newInputStream(file);
                JsonParser parser = factory.createParser(ObjectReadContext.empty(), source)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME, VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        characters += parser.getString().length();
                    case END_OBJECT -> objects += parser.streamReadContext().getNestingDepth() == depth ? 1 : 0;
                    default -> {}
                }
            }
        }
        if (characters == 0) {
            throw new IllegalStateException("There is nothing in the file");
        }
        return objects;
    }
}
