// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.testkit.GeneratedRows;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.listener.SkipListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ParseException;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.validator.ValidationException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job that a host would write with Spring Batch: one step on one thread in chunks of a thousand rows, restartable, its state in the same
 * database, rows at fault skipped and counted. Of several rows with one address the first stays; which ones were dropped it cannot say,
 * because a batch that the driver rewrites has no counts of its own.
 */
final class SpringBatch implements Contender {
    private static final int CHUNK = 1_000;
    private static final String INSERT = "INSERT INTO users (" + UsersTable.COLUMNS + ") VALUES ("
            + "?, ".repeat(UsersTable.FIELDS.size()) + "?) ON CONFLICT DO NOTHING";

    private final DataSource source;
    private final Path file;
    private final GeneratedRows generated;
    private final PlatformTransactionManager transactions;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Validator validator;
    private long runs;

    SpringBatch(DataSource source, Path file, GeneratedRows generated) {
        this.source = source;
        this.file = file;
        this.generated = generated;
        this.transactions = new JdbcTransactionManager(source);
        this.repository = repository();
        this.operator = operator();
        this.validator = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    private JobRepository repository() {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                .execute(source);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactions);
        return made(() -> {
            factory.afterPropertiesSet();
            return factory.getObject();
        });
    }

    private JobOperator operator() {
        TaskExecutorJobOperator made = new TaskExecutorJobOperator();
        made.setJobRepository(repository);
        made.setJobRegistry(new MapJobRegistry());
        return made(() -> {
            made.afterPropertiesSet();
            return made;
        });
    }

    @Override
    public String name() {
        return "Spring Batch";
    }

    @Override
    public void run() {
        Skips skips = new Skips();
        Job job = new JobBuilder("import", repository).start(step(skips)).build();
        JobParameters parameters = new JobParametersBuilder()
                .addString("file", file.toString())
                .addLong("run", ++runs)
                .toJobParameters();
        JobExecution execution = started(job, parameters);
        StepExecution done = execution.getStepExecutions().iterator().next();
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(
                    "The job of Spring Batch ended as " + execution.getStatus(),
                    execution.getAllFailureExceptions().stream().findFirst().orElse(null));
        }
        if (skips.skipped != generated.flawed() || done.getWriteCount() != generated.sound() + generated.duplicates()) {
            throw new IllegalStateException("The job of Spring Batch left out " + skips.skipped + " and wrote "
                    + done.getWriteCount() + " of " + generated);
        }
    }

    private JobExecution started(Job job, JobParameters parameters) {
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private Step step(Skips skips) {
        return new StepBuilder("users", repository)
                .<CsvUser, CsvUser>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(new CsvUserReader(file))
                .processor(this::validated)
                .writer(writer())
                .faultTolerant()
                .skip(ParseException.class, ValidationException.class)
                .skipLimit(Long.MAX_VALUE)
                .skipListener(skips)
                .build();
    }

    private CsvUser validated(CsvUser user) {
        if (!validator.validate(user).isEmpty()) {
            throw new ValidationException("The user violates constraints");
        }
        return user;
    }

    private JdbcBatchItemWriter<CsvUser> writer() {
        JdbcBatchItemWriter<CsvUser> writer = new JdbcBatchItemWriterBuilder<CsvUser>()
                .dataSource(source)
                .sql(INSERT)
                .itemPreparedStatementSetter((user, statement) -> user.set(statement))
                .assertUpdates(false)
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private static <T> T made(Callable<T> maker) {
        try {
            return maker.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Counts what is left out. */
    private static final class Skips implements SkipListener<CsvUser, CsvUser> {
        private long skipped;

        @Override
        public void onSkipInRead(Throwable fault) {
            skipped++;
        }

        @Override
        public void onSkipInProcess(CsvUser user, Throwable fault) {
            skipped++;
        }
    }
}
