// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.formats.imports.Fixture.issues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobSnapshot;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.user.User;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are programs to somebody are texts to Muster: nothing evaluates them, nothing tells them to people who must not see them. */
class HostileTextTest {
    /** Stands in every cell of the file and nowhere else. */
    private static final String CANARY = "Kanarienvogel";

    private final Logger everything = Logger.getLogger("");
    private final Recorder log = new Recorder();
    private Level levelBefore = Level.INFO;
    private final Fixture fixture = new Fixture();

    @BeforeEach
    void listen() {
        levelBefore = everything.getLevel();
        everything.setLevel(Level.ALL);
        everything.addHandler(log);
    }

    @AfterEach
    void close() {
        fixture.close();
        everything.removeHandler(log);
        everything.setLevel(levelBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "#{7*7}",
                "{0}",
                "{name}",
                "%s%n%d",
                "${jndi:ldap://x.example.org/a}",
                "${sys:user.home}",
                "=1+1",
                "=HYPERLINK(\"\"http://x.example.org\"\")",
                "@SUM(1)",
                "+49-1",
                "-2+3",
                "<script>alert(1)</script>",
                "'; DROP TABLE users; --",
                "\\u0041\\n",
            })
    void everyTextIsStoredAsItCame(String cell) {
        String header = "kept " + cell.replace("\"\"", "'").replace(".", ""); // a dot would make it a path
        String text = cell.replace("\"\"", "\"");
        String quoted = '"' + cell + '"';

        JobHandle<ImportReport> handle = fixture.muster.start(ImportJob.from(Source.of(
                bytes("email,name," + '"' + header + '"', "ann@example.org," + quoted + ',' + quoted), cell + ".csv")));
        ImportReport report = Fixture.await(handle);

        assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        User ann = fixture.byEmail("ann@example.org");
        assertThat(ann.name()).isEqualTo(text);
        assertThat(ann.attributes().text(header)).contains(text);
        assertThat(issues(report)).extracting(RowIssue::column).contains(header);
        assertThat(report.toJson()).doesNotContain("49.csv").doesNotContain("kept 49");
    }

    @Test
    void noCellIsToldToAnybody() throws IOException, InterruptedException {
        String good = CANARY + "@example.org";
        List<JobSnapshot> seen = new CopyOnWriteArrayList<>();
        CountDownLatch heardAll = new CountDownLatch(1);
        fixture.put(UserField.EMAIL, "taken@example.org", UserField.USERNAME, CANARY + "-taken");
        JobHandle<ImportReport> handle = fixture.muster.start(
                Fixture.job(
                        "email,username,name,picture,phone_number,birthdate,address,other_emails,cost",
                        row(good, "a"),
                        row(CANARY, "b"),
                        row(good, "c"),
                        "," + CANARY.repeat(2),
                        "other@example.org," + CANARY + "-taken,,,,,,,",
                        row("long@example.org", "d".repeat(300)),
                        row("more@example.org", "e") + "," + CANARY),
                snapshot -> {
                    seen.add(snapshot);
                    if (snapshot.state().isFinal()) {
                        heardAll.countDown();
                    }
                });

        ImportReport report = Fixture.await(handle);
        // Whoever waits for a job may go on before its listener has heard the end.
        assertThat(heardAll.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(report.tally().rejected()).isGreaterThan(3);
        assertThat(log.told()).isNotEmpty().noneMatch(HostileTextTest::tells);
        assertThat(seen).extracting(JobSnapshot::toJson).noneMatch(HostileTextTest::tells);
        assertThat(seen).extracting(JobSnapshot::toString).noneMatch(HostileTextTest::tells);
        assertThat(report.toJson()).doesNotContainIgnoringCase(CANARY);
        assertThat(issues(report)).extracting(RowIssue::toString).noneMatch(HostileTextTest::tells);
        assertThat(issueFile(report)).doesNotContainIgnoringCase(CANARY);
        assertThat(Fixture.rejected(report)).contains(CANARY);
    }

    @Test
    void aFileThatIsRefusedIsNotQuoted() {
        JobHandle<ImportReport> handle =
                fixture.muster.start(Fixture.job("email,name", "a@example.org," + CANARY, CANARY + ",\"" + CANARY));

        assertThatThrownBy(() -> Fixture.await(handle)).message().doesNotContain(CANARY);
        assertThat(handle.snapshot().toJson()).doesNotContain(CANARY);
        assertThat(handle.report().toJson()).doesNotContain(CANARY);
        assertThat(log.told()).noneMatch(HostileTextTest::tells);
    }

    @Test
    void formulasAreGuardedInWhateverIsWritten() throws IOException {
        ImportReport report =
                fixture.run(Fixture.job("email,name,=1+1", "=cmd|'/c calc'!A0,@SUM(1),+1-1", "-bad,\t=x,\"\r=y\""));

        assertThat(report.tally().rejected()).isEqualTo(2);
        for (String file : List.of(Fixture.rejected(report), issueFile(report))) {
            assertThat(cells(file))
                    .noneMatch(cell -> cell.startsWith("=")
                            || cell.startsWith("@")
                            || cell.startsWith("+")
                            || cell.startsWith("-")
                            || cell.startsWith("\t")
                            || cell.startsWith("\r"));
        }
        assertThat(Fixture.rejected(report)).contains("=cmd|'/c calc'!A0");
    }

    @Test
    void columnsThatWouldGiveRightsChangeNothingUnlessGranted() {
        fixture.put(UserField.EMAIL, "ann@example.org", UserField.NAME, "Ann");
        String[] lines = {
            "email,name,id,role,roles,email_verified,phone_number_verified,status,organization,tenant,password,password_hash",
            "ann@example.org,Ann,1,admin,admin,true,true,SUSPENDED,acme,acme," + CANARY + ",$2y$10$" + CANARY,
            "bob@example.org,Bob,2,admin,admin,true,true,SUSPENDED,acme,acme," + CANARY + ",$2y$10$" + CANARY,
        };

        ImportReport report = fixture.run(Fixture.job(lines));

        assertThat(report.tally().rejected()).isZero();
        for (String email : List.of("ann@example.org", "bob@example.org")) {
            User user = fixture.byEmail(email);
            assertThat(user.roles()).isEmpty();
            assertThat(user.memberships()).isEmpty();
            assertThat(user.emailVerified()).isNull();
            assertThat(user.phoneVerified()).isNull();
            assertThat(user.status()).isNull();
            assertThat(user.organization()).isNull();
            assertThat(user.credential()).isNull();
            assertThat(user.attributes().asMap())
                    .doesNotContainKeys("id", "roles", "status", "password", "password_hash");
            assertThat(user.privateAttributes().asMap()).isEmpty();
        }
        assertThat(issues(report))
                .extracting(RowIssue::column, RowIssue::code)
                .contains(
                        tuple("roles", IssueCode.FIELD_NOT_APPLIED),
                        tuple("email_verified", IssueCode.FIELD_NOT_APPLIED),
                        tuple("phone_number_verified", IssueCode.FIELD_NOT_APPLIED),
                        tuple("status", IssueCode.FIELD_NOT_APPLIED),
                        tuple("organization", IssueCode.FIELD_NOT_APPLIED),
                        tuple("id", IssueCode.FIELD_NOT_APPLIED),
                        tuple("password", IssueCode.SECRET_COLUMN_DROPPED));
        assertThat(issues(report)).extracting(RowIssue::column).contains("role", "tenant", "password_hash");
    }

    private static String row(String email, String tail) {
        return String.join(
                ",",
                email,
                CANARY + tail,
                CANARY + tail,
                CANARY + " no address",
                CANARY,
                CANARY,
                CANARY,
                CANARY,
                CANARY);
    }

    private static boolean tells(String text) {
        return text.toLowerCase(Locale.ROOT).contains(CANARY.toLowerCase(Locale.ROOT));
    }

    private static byte[] bytes(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String issueFile(ImportReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeIssues(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The cells of a file without line breaks in cells that would matter here. */
    private static List<String> cells(String file) {
        List<String> cells = new ArrayList<>();
        for (String line : file.split("\r?\n", -1)) {
            for (String cell : line.split(",", -1)) {
                cells.add(cell.startsWith("\"") ? cell.substring(1) : cell);
            }
        }
        return cells;
    }

    /** Keeps whatever is logged, with its parameters and exceptions, as a file would show it. */
    private static final class Recorder extends Handler {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        List<String> told() {
            return List.copyOf(told);
        }

        @Override
        public void publish(LogRecord entry) {
            told.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
