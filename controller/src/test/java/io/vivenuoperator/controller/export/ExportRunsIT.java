package io.vivenuoperator.controller.export;

import static io.vivenuoperator.crd.v1alpha1.export.ExportConditionType.EXPORTED;
import static io.vivenuoperator.crd.v1alpha1.export.ExportConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.export.ExportOutcome;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What an export's runs bring into its status, whoever has begun them. */
class ExportRunsIT extends ExportScenario {
    @Test
    @Reaches({"Exported/UpToDate", "Ready/Ready", "Event/Ready"})
    void aGoodRunMakesItReady() {
        // given
        var first = begun("management", HOURLY);
        expect("management", READY, "UNKNOWN AwaitingRun");

        // when
        end(first, ExportReason.SHEET_WRITTEN, 0);

        // then
        expect("management", EXPORTED, "TRUE UpToDate");
        expect("management", READY, "TRUE Ready");
        assertThat(lastRun("management")).satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(ExportRunOutcome.COMPLETE);
            assertThat(run.reason()).isEqualTo("SheetWritten");
            assertThat(run.rows()).isEqualTo(1000L);
            assertThat(run.cells()).as("not known is not 0").isNull();
            assertThat(run.requests()).isEqualTo(2L);
            assertThat(run.message()).isEqualTo("The report's sentence.");
            assertThat(run.revision()).isEqualTo(it.revision(first));
        });
        assertThat(it.status("management").lastSuccessfulTime())
                .isEqualTo(lastRun("management").finishedAt());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"SHEET_WRITTEN", "NOTHING_CHANGED"})
    void whetherAnythingWasWrittenIsNoNews(ExportReason reason) {
        // when
        end(begun("management", HOURLY), reason, 0);

        // then
        expect("management", EXPORTED, "TRUE UpToDate");
        assertThat(lastRun("management").reason()).isEqualTo(reason.word());
    }

    private ExportRunStatus lastRun(String name) {
        return Objects.requireNonNull(it.status(name).lastRun());
    }

    private static String name(ExportReason reason) {
        return reason.word().toLowerCase(Locale.ROOT);
    }

    private static Stream<ExportReason> failures() {
        return Stream.of(ExportReason.values()).filter(reason -> reason.outcome() == ExportOutcome.FAILED);
    }

    @Test
    @Reaches({
        "Exported/SheetNotShared",
        "Exported/SheetNotFound",
        "Exported/SheetFull",
        "Exported/SheetOccupied",
        "Exported/RangeProtected",
        "Exported/ExportTooLarge",
        "Exported/RequestRejected",
        "Exported/QuotaExceeded",
        "Exported/SheetsUnavailable",
        "Exported/ApiDisabled",
        "Exported/CredentialsRefused",
        "Exported/CredentialsInvalid",
        "Exported/RegionNotFound",
        "Exported/DatabaseUnavailable",
        "Exported/Misconfigured",
        "Exported/Unexpected"
    })
    void anyOtherRunSaysWhyAndIsNeverReady() {
        // when
        failures().forEach(reason -> end(begun(name(reason), HOURLY), reason, 3));

        // then
        failures().forEach(reason -> {
            expect(name(reason), EXPORTED, "FALSE " + reason.word());
            expect(name(reason), READY, "FALSE " + reason.word());
            assertThat(message(name(reason), READY)).isEqualTo("The report's sentence.");
            assertThat(it.status(name(reason)).lastSuccessfulTime()).isNull();
        });
    }

    @Test
    void aLaterRunThatTheCronJobMadeCounts() {
        // given
        end(begun("management", HOURLY), ExportReason.SHEET_NOT_SHARED, 3);
        expect("management", READY, "FALSE SheetNotShared");
        // Kubernetes' times have seconds.
        var next = Instant.parse(lastRun("management").finishedAt()).plusSeconds(1);
        await().until(() -> Instant.now().isAfter(next));

        // when
        end(it.run(it.awaitCronJob("management")), ExportReason.SHEET_WRITTEN, 0);

        // then
        expect("management", READY, "TRUE Ready");
        assertThat(lastRun("management").reason()).isEqualTo("SheetWritten");
    }

    @Test
    void aPodThatWasToldToStopSaysNothing() {
        // given
        var first = begun("management", HOURLY);
        end(first, ExportReason.SHEET_WRITTEN, 0);
        expect("management", READY, "TRUE Ready");

        // when
        it.end(it.pod(it.run(it.awaitCronJob("management"))), 75, report(ExportReason.INTERRUPTED));
        it.key();

        // then
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> condition(it.namespace, "management", READY).equals("TRUE Ready"));
        assertThat(lastRun("management").reason()).isEqualTo("SheetWritten");
    }

    @Test
    void anotherSpecIsExportedAtOnceAndUntilThenNotReady() {
        // given
        var first = begun("management", HOURLY);
        end(first, ExportReason.SHEET_WRITTEN, 0);
        expect("management", READY, "TRUE Ready");

        // when
        it.change("management", "{\"regions\":[\"dach\"]}");

        // then
        expect("management", READY, "UNKNOWN AwaitingRun");
        var second = it.awaitFirstRun("management", 2);
        assertThat(it.revision(second)).isNotEqualTo(it.revision(first));

        // when: its own again, of which a run is known that is not the last
        it.change("management", "{\"regions\":null}");

        // then
        var third = it.awaitFirstRun("management", 3);
        assertThat(it.revision(third)).isEqualTo(it.revision(first));
    }

    @Test
    @Reaches("Exported/RunFailed")
    void aRunThatSaidNothingHasFailed() {
        // given
        var first = begun("management", HOURLY);
        it.clock.step(Duration.ofMinutes(1));

        // when
        it.end(it.pod(first), 137, "");
        it.end(first, false);

        // then
        expect("management", EXPORTED, "FALSE RunFailed");
        assertThat(message("management", EXPORTED)).contains("exit code 137");
    }

    @Test
    @Reaches({"Exported/PodStuck", "Ready/PodStuck"})
    void aPodThatCantStartIsSaid() {
        // given
        var first = begun("management", HOURLY);

        // when
        it.wait(it.pod(first), "ImagePullBackOff");

        // then
        expect("management", EXPORTED, "FALSE PodStuck");
        assertThat(message("management", READY)).contains("ImagePullBackOff");
    }

    @Test
    void aJobWithoutAPodIsSaid() {
        // given
        it.clock.step(Duration.ofMinutes(3));

        // when
        begun("management", HOURLY);
        it.key();

        // then
        expect("management", EXPORTED, "FALSE PodStuck");
        assertThat(message("management", READY)).contains("kubectl describe job");
    }

    @Test
    @Reaches("Exported/Overdue")
    void anExportWithoutRunsIsOverdue() {
        // given
        end(begun("management", with("schedule: '*/5 * * * *'")), ExportReason.NOTHING_CHANGED, 0);
        expect("management", READY, "TRUE Ready");

        // when
        it.clock.step(Duration.ofHours(2));
        it.key();

        // then
        expect("management", EXPORTED, "FALSE Overdue");
        assertThat(message("management", READY)).contains("kubectl describe cronjob management-");

        // when: what is suspended misses nothing
        it.change("management", "{\"suspend\":true}");

        // then
        expect("management", EXPORTED, "TRUE UpToDate");

        // when: and is not overdue as soon as it goes on
        it.change("management", "{\"suspend\":false}");

        // then
        expect("management", READY, "TRUE Ready");
    }

    @Test
    void runsOfAnExportThatHadItsNameAreNotItsOwn() {
        // given
        var former = begun("management", HOURLY);
        it.stop();
        it.delete("management");
        it.export(it.namespace, "management", HOURLY);

        // when
        end(former, ExportReason.SHEET_WRITTEN, 0);
        it.start();

        // then
        expect("management", READY, "UNKNOWN AwaitingRun");
        assertThat(it.status("management").lastRun()).isNull();
    }

    @Test
    void aRestartOfTheControllerForgetsNothing() {
        // given
        var first = begun("management", HOURLY);
        end(first, ExportReason.SHEET_WRITTEN, 0);
        expect("management", READY, "TRUE Ready");
        var before = it.status("management");

        // when: and the run is gone meanwhile
        it.stop();
        it.client.pods().inNamespace(it.namespace).withGracePeriod(0).delete();
        it.client.resource(first).delete();
        it.start();
        it.key();

        // then
        expect("management", READY, "TRUE Ready");
        assertThat(it.status("management")).isEqualTo(before);
        assertThat(it.jobs("management")).isEmpty();
    }
}
