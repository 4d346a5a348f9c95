// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.issue.Severity;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobHandle;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Conversion;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import dev.muster.user.User;
import dev.muster.user.UserField;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of the host that fails on single rows costs those rows and no others, whatever it throws. */
class HostFaultTest {
    private static final int ROWS = 1_200;
    /** One row in a hundred and one; each is the first, the last or in the middle of a chunk of some size. */
    private static final int EVERY = 101;

    private static final String SECRET = "what the host was working on";

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final List<Muster> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Muster::close);
    }

    /** What the host's code may throw. */
    enum Fault implements Runnable {
        EXCEPTION {
            @Override
            public void run() {
                throw new IllegalStateException(SECRET);
            }
        },
        ASSERTION {
            @Override
            public void run() {
                throw new AssertionError(SECRET);
            }
        },
        STACK {
            @Override
            @SuppressWarnings("InfiniteRecursion")
            public void run() {
                run();
            }
        },
        HEAP {
            @Override
            public void run() {
                throw new OutOfMemoryError(SECRET);
            }
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(1, 7, 100, 1000).map(size -> Arguments.of(fault, size)));
    }

    @ParameterizedTest(name = "{0}, chunks of {1}")
    @MethodSource("faults")
    void aConverterThatThrowsCostsItsRowOnly(Fault fault, int chunkSize) {
        ImportReport report = run(
                builder -> builder.converter("nick@1", (cell, rules) -> {
                    failOn(cell.toString(), fault);
                    return Conversion.of("converted " + cell);
                }),
                job(chunkSize).map("nick", ColumnTarget.field(UserField.NICKNAME), "nick@1"));

        assertOnlyPoisonRejected(report, IssueCode.CONVERTER_FAILED);
        assertThat(Fixture.all(users))
                .allSatisfy(stored -> assertThat(stored.user().nickname()).startsWith("converted "));
    }

    @ParameterizedTest(name = "{0}, chunks of {1}")
    @MethodSource("faults")
    void aValidatorThatThrowsCostsItsRowOnly(Fault fault, int chunkSize) {
        Validator validator = watched(user -> failOn(String.valueOf(user.nickname()), fault));

        ImportReport report = run(builder -> builder.validator(validator), job(chunkSize));

        assertOnlyPoisonRejected(report, IssueCode.VALIDATOR_FAILED);
    }

    @Test
    void constraintsOfTheHostTakeThePlaceOfOurs() {
        Validator lenient = validating(user -> Set.of());

        ImportReport report = run(
                builder -> builder.validator(lenient),
                Fixture.job("email,name", "not an address,Ann", "b@example.org,B"));

        assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
    }

    @Test
    void aDirectoryThatFailsEndsTheJobAndBlamesNoRow() {
        Directory failing = new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                return Optional.empty();
            }

            @Override
            public boolean hasOrganization(String id) {
                if (id.equals("acme")) {
                    return true;
                }
                throw new IllegalStateException(SECRET);
            }
        };
        try (Muster muster = Fixture.over(users, builder -> builder.directory(failing))) {
            JobHandle<ImportReport> handle = muster.start(
                    Fixture.job("email,organization", "a@example.org,acme", "b@example.org,acme", "c@example.org,other")
                            .organizationFromFile()
                            .chunkSize(1));

            assertFailedWithoutSecret(handle);
            assertThat(handle.report().tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
            assertThat(users.size()).isEqualTo(2);
        }
    }

    @Test
    void aDirectoryWithoutRolesToTellEndsTheJobBeforeItWrites() {
        Directory failing = new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                throw new IllegalStateException(SECRET);
            }

            @Override
            public boolean hasOrganization(String id) {
                return true;
            }
        };
        try (Muster muster = Fixture.over(users, builder -> builder.directory(failing))) {
            JobHandle<ImportReport> handle = muster.start(
                    Fixture.job("email,roles", "a@example.org,admin").roles(RoleMapping.of("admin", "admin")));

            assertFailedWithoutSecret(handle);
            assertThat(users.size()).isZero();
        }
    }

    private static void assertFailedWithoutSecret(JobHandle<ImportReport> handle) {
        assertThatThrownBy(() -> Fixture.await(handle))
                .isInstanceOf(JobFailedException.class)
                .hasMessageNotContaining(SECRET);
        assertThat(handle.snapshot().toJson()).doesNotContain(SECRET);
    }

    private void assertOnlyPoisonRejected(ImportReport report, IssueCode code) {
        List<Long> poisoned = Stream.iterate((long) EVERY, row -> row <= ROWS, row -> row + EVERY)
                .toList();
        List<RowIssue> errors = Fixture.issues(report).stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
        assertThat(report.tally()).isEqualTo(new Tally(ROWS - poisoned.size(), 0, 0, 0, poisoned.size()));
        assertThat(errors).extracting(RowIssue::row).containsExactlyElementsOf(poisoned);
        assertThat(errors).extracting(RowIssue::code).containsOnly(code);
        assertThat(errors).extracting(RowIssue::message).noneMatch(message -> message.contains(SECRET));
        assertThat(users.size()).isEqualTo(ROWS - poisoned.size());
        assertThat(Fixture.rejected(report).lines()).hasSize(1 + poisoned.size());
    }

    private ImportReport run(UnaryOperator<MusterBuilder> more, ImportJob job) {
        Muster muster = Fixture.over(users, more);
        opened.add(muster);
        return Fixture.await(muster.start(job));
    }

    private static ImportJob job(int chunkSize) {
        List<String> lines = new ArrayList<>(List.of("email,nick"));
        for (int row = 1; row <= ROWS; row++) {
            lines.add("user" + row + "@example.org," + (row % EVERY == 0 ? "poison" : "nick" + row));
        }
        return Fixture.job(lines.toArray(String[]::new))
                .map("nick", UserField.NICKNAME)
                .chunkSize(chunkSize);
    }

    private static void failOn(String text, Fault fault) {
        if (text.equals("poison")) {
            fault.run();
        }
    }

    /** The usual constraints, after the host has had a look. */
    private static Validator watched(Consumer<User> watcher) {
        Validator usual = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new Templates())
                .buildValidatorFactory()
                .getValidator();
        return validating(user -> {
            watcher.accept(user);
            return usual.validate(user);
        });
    }

    /** A validator that can do only what Muster asks of it. */
    private static Validator validating(Constraints constraints) {
        return (Validator) Proxy.newProxyInstance(
                HostFaultTest.class.getClassLoader(), new Class<?>[] {Validator.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("validate")) {
                        return constraints.of((User) arguments[0]);
                    }
                    throw new InvocationTargetException(new UnsupportedOperationException(method.getName()));
                });
    }

    /** Shows messages as they are written, without an expression language. */
    private static final class Templates implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }

    /** What is wrong with a user. */
    @FunctionalInterface
    private interface Constraints {
        Set<ConstraintViolation<User>> of(User user);
    }
}
