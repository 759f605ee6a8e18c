package io.vivenuoperator.contracts.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncProgressTest {
    private static final SyncProgress SENDING = new SyncProgress(
            SyncState.WAITING_FOR_ENDPOINT,
            Optional.of("The endpoint has been away since noon."),
            Optional.of(new PlanCounts(1000, 50, 200, 0, 0, 100, 1, 649)),
            Optional.of(new SendCounts(150, 2, 0, 1, 1)),
            Optional.of(new SendPace(23, Optional.of(1995L), Optional.of(Instant.parse("2026-11-26T13:00:00Z")))),
            List.of(new AnswerGroup("422", "CHARITY", 2, "t1", Instant.parse("2026-11-26T12:00:00Z"))));

    @Test
    void writesTheGoldenAnswer() {
        GoldenFile.of("sync-progress.json").matches(SENDING.toJson());
    }

    @Test
    void readsWhatItWrites() {
        assertThat(SyncProgress.parse(SENDING.toJson())).contains(SENDING);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReadBack(SyncState state) {
        assertThat(SyncProgress.parse(SyncProgress.of(state).toJson())).contains(SyncProgress.of(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "{\"state\":\"Dreaming\"}", "no JSON", "{\"state\":7}"})
    void anythingElseIsNoAnswer(String text) {
        assertThat(SyncProgress.parse(text)).isEmpty();
    }

    @Test
    void countsThatContradictEachOtherAreNotTaken() {
        // given
        var wrong = SENDING.toJson().replace("\"tickets\":1000", "\"tickets\":7");

        // then
        assertThat(SyncProgress.parse(wrong)).hasValueSatisfying(progress -> {
            assertThat(progress.plan()).isEmpty();
            assertThat(progress.state()).isEqualTo(SyncState.WAITING_FOR_ENDPOINT);
        });
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        assertThat(SyncProgress.parse(SENDING.toJson().substring(0, 200))).isEmpty();
    }
}
