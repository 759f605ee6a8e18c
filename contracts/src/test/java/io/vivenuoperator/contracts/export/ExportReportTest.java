package io.vivenuoperator.contracts.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReportTest {
    private static final Instant BEGAN = Instant.parse("2026-11-26T02:00:00Z");

    private static ExportReport report(ExportReason reason, ExportCounts counts, String message) {
        return new ExportReport(reason, "management", BEGAN, BEGAN.plusSeconds(3), counts, message);
    }

    @Test
    void writesTheGoldenReports() {
        GoldenFile.of("export-report-written.json")
                .matches(report(
                                ExportReason.SHEET_WRITTEN,
                                new ExportCounts(OptionalLong.of(1000), OptionalLong.of(0), 2),
                                "The spreadsheet has what the database has.")
                        .toJson());
        GoldenFile.of("export-report-not-shared.json")
                .matches(report(ExportReason.SHEET_NOT_SHARED, ExportCounts.none(), "Share it.")
                        .toJson());
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(ExportReason reason) {
        var report = report(reason, new ExportCounts(OptionalLong.of(7), OptionalLong.empty(), 3), "A sentence.");

        assertThat(ExportReport.parse(report.toJson())).contains(report);
    }

    @Test
    void fitsIntoATerminationMessage() {
        var report = report(ExportReason.UNEXPECTED, ExportCounts.none(), "\u0001".repeat(10_000));

        assertThat(report.toJson().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ExportReport.LARGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"reason\":\"Other\"}", "{\"reason\":\"SheetFull\",\"startedAt\":\"noon\"}"})
    void isNothingElse(String text) {
        assertThat(ExportReport.parse(text)).isEmpty();
    }
}
