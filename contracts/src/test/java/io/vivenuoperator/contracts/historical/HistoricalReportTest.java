package io.vivenuoperator.contracts.historical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.contracts.GoldenFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoricalReportTest {
    private static final Instant BEGAN = Instant.parse("2026-11-26T02:00:00Z");
    private static final PlanCounts PLAN = new PlanCounts(1000, 50, 200, 0, 0, 100, 1, 649);

    private static HistoricalReport report(
            HistoricalReason reason, Optional<PlanOutlook> outlook, List<AnswerGroup> errors, String message) {
        return new HistoricalReport(
                reason,
                "dach",
                List.of("68108c20c5c88849372bfb61"),
                outlook.isPresent() ? "DryRun" : "Replay",
                BEGAN,
                BEGAN.plusSeconds(90),
                Optional.of(PLAN),
                outlook.isPresent() ? Optional.empty() : Optional.of(new SendCounts(645, 2, 0, 1, 1)),
                outlook,
                errors,
                message);
    }

    private static AnswerGroup group(String type) {
        return new AnswerGroup("422", type, 2, "6864d4f427c2aa9b05cd17ee", BEGAN.plusSeconds(60));
    }

    @Test
    void writesTheGoldenReports() {
        GoldenFile.of("historical-report-failed.json")
                .matches(report(
                                HistoricalReason.TICKETS_IN_DOUBT,
                                Optional.empty(),
                                List.of(group("HYROX MEN | CHARITY HIA")),
                                "2 tickets are in doubt.")
                        .toJson());
        GoldenFile.of("historical-report-dry-run.json")
                .matches(report(
                                HistoricalReason.DRY_RUN_DONE,
                                Optional.of(new PlanOutlook(
                                        Optional.of(BEGAN.minusSeconds(86_400)),
                                        Optional.of(BEGAN.minusSeconds(60)),
                                        Duration.ofMillis(1800 * 649),
                                        Map.of("HYROX MEN | CHARITY HIA", 649L))),
                                List.of(),
                                "649 tickets would be sent.")
                        .toJson());
    }

    @Test
    void whatIsNotKnownIsNotThere() {
        // when
        var json = new HistoricalReport(
                        HistoricalReason.KEY_REFUSED,
                        "dach",
                        List.of("e"),
                        "Replay",
                        BEGAN,
                        BEGAN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        "Vivenu refuses the key.")
                .toJson();

        // then
        assertThat(json).doesNotContain("tickets", "sent", "errors", "expected");
    }

    @Test
    void aReportFitsIntoATerminationMessage() {
        // given
        var groups = Collections.nCopies(30, group("\u0001".repeat(400)));

        // when
        var json = report(HistoricalReason.TICKETS_REFUSED, Optional.empty(), groups, "\u0002".repeat(5000))
                .toJson();

        // then
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(HistoricalReport.LARGEST);
        assertThat(json).contains("\"errors\":[{").doesNotContain("\n");
    }

    @Test
    void aPlanThatLosesATicketIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCounts(10, 1, 1, 1, 1, 1, 1, 3));
    }

    @Test
    void aReportIsReadAsItWasWritten() {
        // given
        var failed = report(
                HistoricalReason.TICKETS_IN_DOUBT,
                Optional.empty(),
                List.of(group("HYROX MEN | CHARITY HIA")),
                "2 tickets are in doubt.");

        // then
        assertThat(HistoricalReport.parse(failed.toJson())).contains(failed);
    }

    @Test
    void severalEventsAreReadBack() {
        // given
        var two = new HistoricalReport(
                HistoricalReason.KEY_REFUSED,
                "dach",
                List.of("a", "b"),
                "Replay",
                BEGAN,
                BEGAN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "Vivenu refuses the key.");

        // then
        assertThat(two.toJson()).contains("\"eventIds\":[\"a\",\"b\"]");
        assertThat(HistoricalReport.parse(two.toJson())).contains(two);
    }

    @Test
    void whatIsNoReportIsNone() {
        assertThat(HistoricalReport.parse("")).isEmpty();
        assertThat(HistoricalReport.parse("Killed")).isEmpty();
        assertThat(HistoricalReport.parse("{\"reason\":\"AllSent\"}")).isEmpty();
    }
}
