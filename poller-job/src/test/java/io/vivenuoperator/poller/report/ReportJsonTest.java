package io.vivenuoperator.poller.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T06:00:00.123Z");
    private static final Instant FINISHED = Instant.parse("2026-11-22T06:00:09.999Z");

    @Test
    void holdsWhatTheOperatorReads() {
        String json = ReportJson.of(report(Optional.empty(), Optional.of(Completeness.of(20111, 20111)), "Read it."));

        assertThat(json)
                .isEqualTo("{\"region\":\"dach\",\"kind\":\"Full\",\"outcome\":\"Complete\","
                        + "\"startedAt\":\"2026-11-22T06:00:00Z\",\"finishedAt\":\"2026-11-22T06:00:09Z\","
                        + "\"events\":31,\"tickets\":412,\"requests\":7,"
                        + "\"vendorSold\":20111,\"storedSold\":20111,\"completenessPercent\":100.0,"
                        + "\"message\":\"Read it.\"}");
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        assertThat(ReportJson.of(report(Optional.of(Reason.HELD), Optional.empty(), "")))
                .contains("\"outcome\":\"Partial\",\"reason\":\"Held\"")
                .doesNotContain("vendorSold", "storedSold", "completenessPercent");
    }

    @Test
    void fitsATerminationMessageHoweverLongTheSentence() {
        String json = ReportJson.of(report(Optional.of(Reason.VENDOR_PROTOCOL), Optional.empty(), "ü\"".repeat(9000)));

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
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
    void theExitCodeSaysWhetherARetryHelps(Reason reason, int code) {
        assertThat(report(Optional.of(reason), Optional.empty(), "").exitCode()).isEqualTo(code);
    }

    private static PollReport report(Optional<Reason> reason, Optional<Completeness> proof, String message) {
        return new PollReport("dach", Kind.FULL, reason, STARTED, FINISHED, 31, 412, 7, proof, message);
    }
}
