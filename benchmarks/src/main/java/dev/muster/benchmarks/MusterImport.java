// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcJobRepository;
import dev.muster.jdbc.JdbcUserStore;
import dev.muster.jdbc.JdbcUserStoreBuilder;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.testkit.GeneratedRows;
import dev.muster.user.UserField;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The import as it comes: the default job, its journal with what an undo needs in the same database. */
final class MusterImport implements Contender {
    private final DataSource source;
    private final Path file;
    private final GeneratedRows generated;
    private final JdbcJobRepository repository;
    private final JdbcUserStore users;

    MusterImport(DataSource source, Path file, GeneratedRows generated) {
        this.source = source;
        this.file = file;
        this.generated = generated;
        this.repository = JdbcJobRepository.builder(source).build();
        JdbcUserStoreBuilder builder =
                JdbcUserStore.builder(source).table("users").id("id").attributes("attributes");
        for (UserField field : UsersTable.FIELDS) {
            builder.column(field, field.fileName());
        }
        // The table has no index over these, and the job does not match by them.
        this.users = builder.sharedKey(UserField.EXTERNAL_ID)
                .sharedKey(UserField.PHONE)
                .build();
    }

    @Override
    public String name() {
        return "Muster";
    }

    /** What earlier turns have journaled is not this one's burden. */
    @Override
    public void prepare() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE muster_chunk");
        }
    }

    @Override
    public void run() throws InterruptedException {
        try (Muster muster = Muster.builder().users(users).state(repository).build()) {
            ImportReport report = muster.start(ImportJob.from(file)).await();
            if (report.tally().created() != generated.sound()) {
                throw new IllegalStateException("Muster made " + report.tally() + " of " + generated);
            }
        }
    }
}
