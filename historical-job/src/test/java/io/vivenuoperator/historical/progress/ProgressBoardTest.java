package io.vivenuoperator.historical.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.historical.delivery.SendTally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final PlanCounts PLAN = new PlanCounts(100, 10, 20, 0, 0, 10, 0, 60);

    private final ProgressBoard board = new ProgressBoard();

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    @Test
    void beforeThePlanNothingIsCounted() {
        assertThat(board.now()).isEqualTo(SyncProgress.of(SyncState.PLANNING));
        assertThat(board.now().toJson()).isEqualTo("{\"state\":\"Planning\"}");
    }

    @Test
    void aWaitIsOverWhenItIsClosed() {
        // when
        try (var _ = board.interlude(SyncState.WAITING_FOR_BUDGET, "No request left.")) {
            // then
            assertThat(board.now().state()).isEqualTo(SyncState.WAITING_FOR_BUDGET);
            assertThat(board.now().detail()).contains("No request left.");
        }
        assertThat(board.now()).isEqualTo(SyncProgress.of(SyncState.PLANNING));
    }

    @Test
    void whatAnEarlierProcessHasSentIsNoPace() {
        // when
        board.planned(PLAN);
        board.sending(new SendMeter(new SendTally(at(NOON), 30, 0), 60, at(NOON.plusSeconds(60))));

        // then
        var pace = board.now().pace().orElseThrow();
        assertThat(pace.percent()).isEqualTo(50);
        assertThat(pace.ticketsPerHour()).isEmpty();
        assertThat(pace.finishAt()).isEmpty();
    }

    @Test
    void anAnswerIsReadAsItWasWritten() {
        // given
        board.planned(PLAN);
        board.sending(new SendMeter(new SendTally(at(NOON), 30, 1), 60, at(NOON.plus(Duration.ofHours(1)))));

        // then
        assertThat(SyncProgress.parse(board.now().toJson())).contains(board.now());
    }

    @Test
    void nothingToSendIsAllOfIt() {
        // when
        board.sending(new SendMeter(new SendTally(at(NOON), 0, 0), 0, at(NOON)));

        // then
        assertThat(board.now().pace().orElseThrow().percent()).isEqualTo(100);
    }
}
