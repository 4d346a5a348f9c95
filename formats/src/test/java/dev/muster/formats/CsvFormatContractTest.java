// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.RecordFormat;
import dev.muster.testkit.RecordFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvFormatContractTest extends RecordFormatContract {
    @Override
    protected RecordFormat format() {
        return new CsvFormat();
    }

    @Override
    protected List<byte[]> brokenSources() {
        return List.of(
                bytes("email,name\na@example.org,A\nb@example.org,\"B\nc@example.org,C\n"),
                bytes("email,name\na@example.org,A\nb@example.org,\"B\" x\nc@example.org,C\n"));
    }

    @Override
    protected List<byte[]> foreignSources() {
        return List.of(
                bytes("[{\"email\":\"a@example.org\"}]"), bytes("\n<users/>"), bytes("{\"email\":\"a@example.org\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
