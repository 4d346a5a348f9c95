// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.format.RecordFormat;
import dev.muster.testkit.RecordFormatContract;
import java.util.List;

class JsonFormatContractTest extends RecordFormatContract {
    @Override
    protected RecordFormat format() {
        return new JsonFormat();
    }

    @Override
    protected List<byte[]> brokenSources() {
        return List.of(
                "[{\"email\":\"a@example.org\"},{\"email\":\"b@example.org\"}".getBytes(UTF_8),
                "[{\"email\":\"a@example.org\"} {\"email\":\"b@example.org\"}]".getBytes(UTF_8),
                "[{\"email\":\"a@example.org\"},{\"email\":\"b@example.org\"},]".getBytes(UTF_8),
                "[{\"email\":\"a@example.org\"},{\"email\":[\"b@example.org\"}]".getBytes(UTF_8),
                "{\"users\":[{\"email\":\"a@example.org\"}],\"users\":[]}".getBytes(UTF_8),
                "[{\"email\":\"a@example.org\"}] []".getBytes(UTF_8));
    }

    @Override
    protected List<byte[]> foreignSources() {
        return List.of(
                "email,name\na@example.org,A\n".getBytes(UTF_8),
                "{\"email\":\"a@example.org\"}\n{\"email\":\"b@example.org\"}\n".getBytes(UTF_8),
                "<users/>".getBytes(UTF_8),
                "%PDF-1.7\n".getBytes(UTF_8));
    }
}
