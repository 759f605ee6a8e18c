package io.vivenuoperator.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {
    private static final Instant BEGAN = Instant.parse("2026-11-26T02:00:00Z");
    private static final RunReport COMPLETE = new RunReport(
            "dach",
            RunKind.FULL,
            RunOutcome.COMPLETE,
            Optional.empty(),
            BEGAN,
            BEGAN.plusSeconds(90),
            Optional.of(new RunCounts(31, 412, 7)),
            Optional.of(new RunCompleteness(400, 399, 99.75)),
            Optional.empty(),
            "Read 31 events and 412 tickets.");
    private static final RunReport FAILED = new RunReport(
            "ticketing/usa",
            RunKind.INCREMENTAL,
            RunOutcome.FAILED,
            Optional.of(RunReason.KEY_REFUSED.word()),
            BEGAN,
            BEGAN.plusSeconds(1),
            Optional.of(new RunCounts(0, 0, 1)),
            Optional.empty(),
            Optional.of("The inbox's months could not be made."),
            "The inbox's months could not be made. Vivenu refuses the key.");

    @Test
    void writesTheGoldenReports() {
        GoldenFile.of("run-report-complete.json").matches(COMPLETE.toJson());
        GoldenFile.of("run-report-failed.json").matches(FAILED.toJson());
    }

    @Test
    void whatIsInQuarantineComesBackAndIsAbsentWhereNobodyCounted() {
        assertThat(RunReport.parse(COMPLETE.withQuarantined(0).toJson())).contains(COMPLETE.withQuarantined(0));
        assertThat(RunReport.parse(COMPLETE.withQuarantined(3).toJson())).contains(COMPLETE.withQuarantined(3));
        assertThat(COMPLETE.toJson()).doesNotContain("quarantined");
    }

    @Test
    void readsTheGoldenReports() {
        assertThat(RunReport.parse(GoldenFile.of("run-report-complete.json").text()))
                .contains(COMPLETE);
        assertThat(RunReport.parse(GoldenFile.of("run-report-failed.json").text()))
                .contains(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Killed",
                "[]",
                "{}",
                "null",
                "{\"kind\":\"Full\"}",
                "{\"kind\":\"Full\",\"outcome\":\"Complete\",\"startedAt\":\"yesterday\",\"finishedAt\":\"today\"}",
                "{\"kind\":\"Sideways\",\"outcome\":\"Complete\"}"
            })
    void anythingElseIsNoReport(String text) {
        assertThat(RunReport.parse(text)).isEmpty();
    }

    @Test
    void leavesFieldsOfANewerPollerAlone() {
        String newer = COMPLETE.toJson().replaceFirst("\\{", "{\"later\":{\"a\":[1]},");

        assertThat(RunReport.parse(newer)).contains(COMPLETE);
    }

    @Test
    void whatWasRefusedIsReadFirst() {
        var report = new RunReport(
                "dach",
                RunKind.FULL,
                RunOutcome.COMPLETE,
                Optional.empty(),
                BEGAN,
                BEGAN,
                Optional.empty(),
                Optional.empty(),
                Optional.of("No month was made."),
                "Read all.");

        assertThat(report.fullMessage()).isEqualTo("No month was made. Read all.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "語", "\u0001", "\"", "🎫"})
    void fitsIntoATerminationMessage(String letter) {
        String endless = letter.repeat(10_000);
        var report = new RunReport(
                endless,
                RunKind.FULL,
                RunOutcome.FAILED,
                Optional.of(endless),
                BEGAN,
                BEGAN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(endless),
                endless);

        String json = report.toJson();

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(RunReport.LARGEST);
        assertThat(RunReport.parse(json)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(RunReason.class)
    void aReasonIsOneWordForAMachine(RunReason reason) {
        assertThat(reason.word()).matches("[A-Z][A-Za-z]{2,39}");
        assertThat(reason.outcome()).isNotEqualTo(RunOutcome.COMPLETE);
    }
}
