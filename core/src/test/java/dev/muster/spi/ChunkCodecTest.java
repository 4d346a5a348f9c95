// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.issue.IssueCode;
import dev.muster.job.Tally;
import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChunkCodecTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomDrafts drafts = new RandomDrafts(random);

    private List<ChunkPlan.PlannedChange> changes(int count) {
        List<ChunkPlan.PlannedChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(new ChunkPlan.PlannedChange(random.nextLong() >>> 1, i, change()));
        }
        return changes;
    }

    private UserChange change() {
        UserId id = new UserId("u" + random.nextLong());
        return switch (random.nextInt(3)) {
            case 0 -> new UserChange.Create(id, User.of(drafts.next()));
            case 1 -> {
                UserDraft after = drafts.next();
                yield new UserChange.Update(id, drafts.ofFields(after.fields()), after);
            }
            default -> new UserChange.Delete(id, drafts.next());
        };
    }

    @Test
    void everyChangeComesBack() {
        for (int round = 0; round < 300; round++) {
            List<ChunkPlan.PlannedChange> changes = changes(random.nextInt(8));
            assertThat(ChunkCodec.decodeChanges(ChunkCodec.encodeChanges(changes)))
                    .as("seed %d", seed)
                    .isEqualTo(changes);
        }
    }

    @Test
    void everyFieldComesBackWithAValueAndCleared() {
        for (UserField field : UserField.values()) {
            UserDraft cleared = UserDraft.builder().set(field, null).build();
            for (int round = 0; round < 20; round++) {
                UserDraft before = drafts.ofField(field);
                List<ChunkPlan.PlannedChange> changes = List.of(
                        new ChunkPlan.PlannedChange(
                                1, 2, new UserChange.Update(new UserId("1"), before, drafts.ofField(field))),
                        new ChunkPlan.PlannedChange(2, 3, new UserChange.Delete(new UserId("2"), cleared)));
                assertThat(ChunkCodec.decodeChanges(ChunkCodec.encodeChanges(changes)))
                        .as("%s, seed %d", field, seed)
                        .isEqualTo(changes);
            }
        }
    }

    @Test
    void outcomesRejectedRowsAndWhatWasAppliedComeBack() {
        ChunkOutcomes outcomes = new ChunkOutcomes(
                new Tally(1, 2, 3, 4, 1L << 40),
                List.of(TestJobs.issue(IssueCode.NO_KEY, 7), TestJobs.issue(IssueCode.ROLE_DROPPED, 8)),
                List.of(new ChunkPlan.ClaimedKey(3, new UserKey(UserField.EMAIL, "a@example.org", "acme"))));
        List<RejectedRow> rejected = List.of(
                new RejectedRow(1, 2, Arrays.asList("a", null, 5L, true), null),
                new RejectedRow(3, 4, List.of(), "{\"raw\":1}"));
        List<ChunkCommit.AppliedChange> applied = List.of(
                new ChunkCommit.AppliedChange(1, new UserId("1"), true),
                new ChunkCommit.AppliedChange(Long.MAX_VALUE, new UserId("Zoë"), false));

        assertThat(ChunkCodec.decodeOutcomes(ChunkCodec.encodeOutcomes(outcomes)))
                .isEqualTo(outcomes);
        assertThat(ChunkCodec.decodeRejected(ChunkCodec.encodeRejected(rejected)))
                .isEqualTo(rejected);
        assertThat(ChunkCodec.decodeApplied(ChunkCodec.encodeApplied(applied))).isEqualTo(applied);
    }

    @Test
    void damagedBytesAreRefusedWithoutATraceOfWhatTheySay() {
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = ChunkCodec.encodeChanges(changes(3));
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            if (damaged == bytes) {
                damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                ChunkCodec.decodeChanges(damaged);
            } catch (DamagedPayloadException refused) {
                assertThat(refused)
                        .as("seed %d", seed)
                        .hasNoCause()
                        .message()
                        .startsWith("A part of a chunk ")
                        .doesNotContain(RandomDrafts.MARK);
            }
        }
    }

    @Test
    void hostileBytesCostNoMoreThanTheyAreLong() {
        byte[] manyChanges = {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
        byte[] endless = new byte[100];
        Arrays.fill(endless, (byte) 0xff);
        endless[0] = 1;
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 1);
        // One rejected row whose cells are a list of a list of a list ...
        deep[3] = 1;
        deep[4] = 0;
        for (int i = 5; i < deep.length; i += 2) {
            deep[i] = PayloadWriter.LIST;
        }

        for (byte[] bytes : List.of(manyChanges, endless)) {
            assertThatExceptionOfType(DamagedPayloadException.class).isThrownBy(() -> ChunkCodec.decodeChanges(bytes));
        }
        assertThatExceptionOfType(DamagedPayloadException.class).isThrownBy(() -> ChunkCodec.decodeRejected(deep));
    }

    @Test
    void saysThatANewerVersionHasWritten() {
        assertThatExceptionOfType(DamagedPayloadException.class)
                .isThrownBy(() -> ChunkCodec.decodeApplied(new byte[] {2, 0}))
                .withMessageContaining("form 2");
        assertThatExceptionOfType(DamagedPayloadException.class)
                .isThrownBy(() -> ChunkCodec.decodeApplied(new byte[0]));
        assertThatExceptionOfType(DamagedPayloadException.class)
                .isThrownBy(() -> ChunkCodec.decodeApplied(new byte[] {1, 0, 0}))
                .withMessageContaining("behind its end");
    }

    @Test
    void whatComesAgainIsWrittenOnce() {
        List<ChunkPlan.PlannedChange> users = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            UserDraft draft = UserDraft.builder()
                    .set(UserField.ORGANIZATION, "an organization of a long name")
                    .set(UserField.LOCALE, "de-DE")
                    .set(UserField.ROLES, Set.of("administrators"))
                    .build();
            users.add(new ChunkPlan.PlannedChange(i, i, new UserChange.Create(new UserId("u"), User.of(draft))));
        }
        assertThat(ChunkCodec.encodeChanges(users)).hasSizeLessThan(20_000);
    }
}
