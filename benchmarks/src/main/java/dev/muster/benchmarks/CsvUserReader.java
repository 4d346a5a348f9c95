// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import com.univocity.parsers.csv.CsvParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/**
 * Reads users for Spring Batch with the parser that Muster has too, which is faster than the reader of flat files that comes with Spring
 * Batch. A job that is started again goes on after the rows it has committed.
 */
final class CsvUserReader extends AbstractItemCountingItemStreamItemReader<CsvUser> {
    private final Path file;
    private final CsvParser parser = new CsvParser(BareParse.settings());

    CsvUserReader(Path file) {
        this.file = file;
        setName("users");
    }

    @Override
    protected void doOpen() {
        parser.beginParsing(file.toFile(), StandardCharsets.UTF_8);
        List<String> header = List.of(parser.parseNext());
        if (!header.equals(CsvUser.HEADER)) {
            throw new IllegalStateException("The file has other columns: " + header);
        }
    }

    @Override
    protected CsvUser doRead() {
        String[] cells = parser.parseNext();
        return cells == null ? null : CsvUser.of(cells);
    }

    @Override
    protected void jumpToItem(int itemIndex) {
        for (int row = 0; row < itemIndex; row++) {
            parser.parseNext();
        }
    }

    @Override
    protected void doClose() {
        parser.stopParsing();
    }
}
