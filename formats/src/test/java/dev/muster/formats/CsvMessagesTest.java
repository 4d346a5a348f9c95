// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.RecordReader;
import dev.muster.job.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing from a cell or a header gets into a message. */
class CsvMessagesTest {
    private static final String CANARY = "canary7";

    private static void assertSilent(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            assertThat(String.valueOf(e)).doesNotContain(CANARY);
        }
    }

    @Test
    void holdNothingFromTheFile() throws IOException {
        String c = CANARY;
        List<String> files = List.of(
                c + "," + c + "\n",
                c + ",\n" + c + "," + c + "\n",
                c + "@b.com\n",
                "\"" + c,
                "\"" + c + "\"" + c + ",x\n",
                "a,_muster_guard_v" + c + "\n",
                "a," + c + "\n\"" + c,
                "a," + c + "\n\"" + c + "\"" + c,
                "a," + c + "\n" + c.repeat(10_000) + "\n",
                "a," + c + "\n" + (c + ",").repeat(3000) + "\n",
                "a," + c + ";b\n1," + c + ";2\n");
        int thrown = 0;
        for (String file : files) {
            byte[] bytes = file.getBytes(UTF_8);
            FormatOptions options = FormatOptions.none();
            try {
                options =
                        CsvSample.CSV.recognize(bytes, true, options, List.of()).options();
            } catch (RuntimeException e) {
                assertSilent(e);
                thrown++;
            }
            try (RecordReader reader =
                    CsvSample.CSV.open(new ByteArrayInputStream(bytes), options, CsvSample.NO_COLUMNS)) {
                while (reader.next() != null) {}
            } catch (RuntimeException e) {
                assertSilent(e);
                thrown++;
            }
        }
        assertThat(thrown).isGreaterThanOrEqualTo(files.size());
    }

    @Test
    void tellsTheFailureOfTheStreamAsItIs() {
        IOException failure = new IOException("gone");
        InputStream source = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw failure;
                }
                return left % 2 == 0 ? '\n' : 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }

            @Override
            public int readNBytes(byte[] target, int offset, int length) throws IOException {
                return super.readNBytes(target, offset, length);
            }
        };
        Throwable thrown = null;
        int records = 0;
        try (RecordReader reader =
                CsvSample.CSV.open(source, CsvOptions.defaults().options(), CsvSample.NO_COLUMNS)) {
            while (reader.next() != null) {
                records++;
            }
        } catch (IOException e) {
            thrown = e;
        }

        assertThat(thrown).isSameAs(failure);
        assertThat(records).isGreaterThan(1000);
    }
}
