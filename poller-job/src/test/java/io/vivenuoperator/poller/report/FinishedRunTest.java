package io.vivenuoperator.poller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.config.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedRunTest {
    private static final Instant STARTED = Instant.parse("2026-11-22T06:00:00.123Z");
    private static final Instant FINISHED = Instant.parse("2026-11-22T06:00:09.999Z");

    @Test
    void holdsWhatTheOperatorReads() {
        String json = report(Optional.empty(), Optional.of(new RunCompleteness(20111, 20111, 100.0)), "Read it.")
                .report()
                .toJson();

        assertThat(json)
                .isEqualTo("{\"region\":\"dach\",\"kind\":\"Full\",\"outcome\":\"Complete\","
                        + "\"startedAt\":\"2026-11-22T06:00:00Z\",\"finishedAt\":\"2026-11-22T06:00:09Z\","
                        + "\"events\":31,\"tickets\":412,\"requests\":7,"
                        + "\"vendorSold\":20111,\"storedSold\":20111,\"completenessPercent\":100.0,"
                        + "\"message\":\"Read it.\"}");
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        String json = report(Optional.of(RunReason.HELD), Optional.empty(), "")
                .report()
                .toJson();

        assertThat(json)
                .contains("\"outcome\":\"Partial\",\"reason\":\"Held\"")
                .doesNotContain("vendorSold", "storedSold", "completenessPercent");
    }

    @Test
    void fitsATerminationMessageHoweverLongTheSentence() {
        String json = report(Optional.of(RunReason.VENDOR_PROTOCOL), Optional.empty(), "ü\"".repeat(9000))
                .report()
                .toJson();

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void whatFailedBesidesStandsInFrontInTheOrderInWhichItFailed() {
        FinishedRun run = report(Optional.empty(), Optional.empty(), "Read it.")
                .withFailedUpkeep("First.")
                .withFailedUpkeep("Second.");

        assertThat(run.report().toJson())
                .contains("\"outcome\":\"Complete\"", "\"upkeep\":\"First. Second.\"")
                .contains("\"message\":\"First. Second. Read it.\"");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "HELD, 0",
        "EVENTS_FAILED, 0",
        "BELOW_THRESHOLD, 0",
        "VENDOR_UNAVAILABLE, 1",
        "DATABASE_UNAVAILABLE, 1",
        "INTERRUPTED, 1",
        "SCHEMA_BEHIND, 1",
        "RATE_LIMITED, 1",
        "VENDOR_PROTOCOL, 1",
        "KEY_REFUSED, 2",
        "SCHEMA_MISMATCH, 2",
        "MISCONFIGURED, 2"
    })
    void theExitCodeSaysWhetherARetryHelps(RunReason reason, int code) {
        assertThat(report(Optional.of(reason), Optional.empty(), "").exitCode().number())
                .isEqualTo(code);
    }

    private static FinishedRun report(Optional<RunReason> reason, Optional<RunCompleteness> proof, String message) {
        return FinishedRun.of(
                new FinishedRun.Span("dach", RunKind.FULL, STARTED, FINISHED),
                reason,
                new RunCounts(31, 412, 7),
                proof,
                message);
    }
}
