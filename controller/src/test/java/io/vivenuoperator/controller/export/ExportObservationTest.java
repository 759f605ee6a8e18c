package io.vivenuoperator.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An export whose last run ended at noon and whose schedule is hourly, some time later. */
class ExportObservationTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final ExportScene NOTHING_LEFT = new ExportScene(List.of(), List.of());

    /** @param revision of the last run */
    private static SalesExport export(String revision) {
        var export = wanted();
        export.setStatus(new SalesExportStatus(
                1L,
                List.of(new ExportCondition(
                        ExportConditionType.SCHEDULED,
                        ConditionStatus.TRUE,
                        "Scheduled",
                        "",
                        "2026-11-01T00:00:00Z",
                        1L)),
                "management-3f2a9",
                new ExportRunStatus(
                        ExportRunOutcome.COMPLETE,
                        "NothingChanged",
                        NOON.toString(),
                        NOON.toString(),
                        null,
                        null,
                        null,
                        "",
                        revision),
                NOON.toString()));
        return export;
    }

    private static SalesExport wanted() {
        return Serialization.unmarshal(
                "apiVersion: vivenu-operator.io/v1alpha1\nkind: SalesExport\nmetadata: {name: management, namespace:"
                        + " ticketing, generation: 2, uid: 3f2a9a52-aaaa}\nspec: {spreadsheetId:"
                        + " 1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789, credentialsSecretRef: {name: key}, schedule: '0 * * * *'}",
                SalesExport.class);
    }

    private static SeenRuns after(Duration passed, SalesExport export, boolean isScheduled) {
        return after(passed, export, NOTHING_LEFT, isScheduled);
    }

    private static SeenRuns after(Duration passed, SalesExport export, ExportScene scene, boolean isScheduled) {
        var clock = Clock.fixed(NOON.plus(passed), ZoneOffset.UTC);
        return new ExportObservation(new SalesExportStatusMaker(clock), clock).of(export, scene, isScheduled);
    }

    /** Of another spec, and over. */
    private static ExportScene another(Instant created) {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName("another")
                .withUid("another")
                .withCreationTimestamp(created.toString())
                .withLabels(Map.of(ExportPlace.REVISION, "3f2a9-another1"))
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Complete")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        return new ExportScene(List.of(job), List.of());
    }

    private static SalesExport ofThisSpec() {
        return export(ExportRevision.of(wanted()));
    }

    @Test
    void itIsUpToDateUntilTwoTurnsShouldHaveEnded() {
        // when
        var seen = after(Duration.ofMinutes(139), ofThisSpec(), true);

        // then
        assertThat(seen.exported().reason()).isEqualTo(SalesExportReason.UP_TO_DATE);
        assertThat(seen.needsRun()).isFalse();
        assertThat(seen.lookAgain()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void itIsOverdueFromThenOn() {
        assertThat(after(Duration.ofMinutes(140), ofThisSpec(), true).exported().reason())
                .isEqualTo(SalesExportReason.OVERDUE);
    }

    @Test
    void whatMakesNoRunsMissesNone() {
        assertThat(after(Duration.ofDays(2), ofThisSpec(), false).exported().reason())
                .isEqualTo(SalesExportReason.UP_TO_DATE);
    }

    /** For example a schedule that was monthly: its run begins now, and is not late. */
    @Test
    void aChangedSpecIsNotOverdueBeforeItsFirstRun() {
        // when
        var seen = after(Duration.ofDays(2), export("3f2a9-another1"), true);

        // then
        assertThat(seen.exported().reason()).isEqualTo(SalesExportReason.AWAITING_RUN);
        assertThat(seen.needsRun()).isTrue();
    }

    @Test
    void aRunOfAnotherSpecThatWasBegunSinceHasToBeFollowedByOneOfThis() {
        assertThat(after(Duration.ofMinutes(1), ofThisSpec(), another(NOON.plusSeconds(1)), true)
                        .needsRun())
                .isTrue();
    }

    /** The newer one's Job may be removed first. */
    @Test
    void aRunOfAnotherSpecThatWasBegunBeforeIsOfNoInterest() {
        assertThat(after(Duration.ofMinutes(1), ofThisSpec(), another(NOON.minusSeconds(1)), true)
                        .needsRun())
                .isFalse();
    }
}
