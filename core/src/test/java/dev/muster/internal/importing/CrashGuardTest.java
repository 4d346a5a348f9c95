// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a run does differently after others have died. */
class CrashGuardTest {
    private static final int CHUNK = 10;

    private CrashRecord noted = CrashRecord.none();
    private int notes;

    private CrashGuard begin() {
        return CrashGuard.begin(noted, CHUNK, record -> {
            noted = record;
            notes++;
        });
    }

    @Test
    void nothingIsNotedBehindTheStartWhileRunsEndInOrder() {
        CrashGuard first = begin();
        first.workOn(1, CHUNK);
        assertThat(first.isWary(0)).isFalse();
        assertThat(notes).isEqualTo(1);
        noted = first.ended();

        assertThat(begin().isWary(0)).isFalse();
    }

    @Test
    void aDeathMakesTheNextRunWaryForSomeChunks() {
        begin();
        CrashGuard next = begin();
        assertThat(next.size(1)).isEqualTo(CHUNK);
        int chunks = 0;
        for (int row = 1; next.isWary(row - 1L); row += CHUNK) {
            next.workOn(row, CHUNK);
            chunks++;
        }
        assertThat(chunks).isEqualTo(8);
        assertThat(noted.working()).isEqualTo(71);
    }

    @Test
    void aDeathInANotedChunkMakesTheNextRunTakeItsRowsOneByOne() {
        begin();
        begin().workOn(21, CHUNK);
        CrashGuard careful = begin();

        assertThat(careful.size(21)).isEqualTo(1);
        assertThat(careful.size(30)).isEqualTo(1);
        assertThat(careful.size(52)).isEqualTo(CHUNK);
        assertThat(careful.isPoison(21)).isFalse();
    }

    @Test
    void aRowIsGivenUpAfterTwoDeathsOneAfterTheOtherAndStaysSo() {
        begin();
        begin().workOn(21, CHUNK);
        begin().workOn(24, 1);
        CrashGuard second = begin();
        assertThat(second.isPoison(24)).isFalse();
        second.workOn(21, 5);
        second.workOn(24, 1);

        CrashGuard third = begin();
        assertThat(third.isPoison(24)).isTrue();
        third.workOn(25, 1);
        noted = third.ended();
        assertThat(begin().isPoison(24)).isTrue();
    }

    @Test
    void deathsUnderDifferentRowsAreNotAddedUp() {
        begin();
        begin().workOn(21, CHUNK);
        begin().workOn(24, 1);
        begin().workOn(25, 1);
        CrashGuard next = begin();
        assertThat(next.isPoison(24)).isFalse();
        assertThat(next.isPoison(25)).isFalse();
    }
}
