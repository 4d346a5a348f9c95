// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.format.RecordFormat;
import dev.muster.testkit.RecordFormatContract;
import java.util.List;

class NdjsonFormatContractTest extends RecordFormatContract {
    @Override
    protected RecordFormat format() {
        return new NdjsonFormat();
    }

    /** Without records there is not a byte. */
    @Override
    protected boolean recognizesEmptyFiles() {
        return false;
    }

    @Override
    protected List<byte[]> brokenSources() {
        byte[] encoding = "{\"email\":\"a@example.org\"}\n{\"email\":\"?\"}\n".getBytes(UTF_8);
        encoding[encoding.length - 4] = (byte) 0xfc;
        return List.of(encoding);
    }

    @Override
    protected List<byte[]> foreignSources() {
        return List.of(
                "email,name\na@example.org,A\n".getBytes(UTF_8),
                "[{\"email\":\"a@example.org\"},\n{\"email\":\"b@example.org\"}]\n".getBytes(UTF_8),
                "{\"users\":[{\"email\":\"a@example.org\"}]}".getBytes(UTF_8),
                "{\n\"email\":\"a@example.org\"\n}\n{\n\"email\":\"b@example.org\"\n}\n".getBytes(UTF_8));
    }
}
