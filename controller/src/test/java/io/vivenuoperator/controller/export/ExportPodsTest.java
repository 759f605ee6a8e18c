package io.vivenuoperator.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportPodsTest {
    private static final String BEGIN =
            "{spreadsheetId: 1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789, credentialsSecretRef: {name: sheets-account, key: k}";
    private static final String ANNOTATION = "vivenu-operator.io/export-file";

    private static SalesExport export(String spec) {
        return Serialization.unmarshal(
                "apiVersion: vivenu-operator.io/v1alpha1\nkind: SalesExport\nmetadata: {name: management, namespace:"
                        + " ticketing, generation: 7, uid: 3f2a9a52-aaaa}\nspec: " + spec,
                SalesExport.class);
    }

    private static ExportPods pods() {
        var settings = ControllerSettings.from(new EnvironmentVariables(Map.of(
                "OPERATOR_NAMESPACE", "ticketing",
                "WEBHOOK_BASE_URL", "https://hooks.example.com",
                "POLLER_IMAGE", "poller",
                "DATABASE_SECRET", "database",
                "EXPORT_IMAGE", "registry.local/export-job:test",
                "EXPORT_DATABASE_SECRET", "reader",
                "EXPORT_DATABASE_SECRET_KEY", "uri")));
        return new ExportPods(settings.exports().orElseThrow(), "ticketing");
    }

    private static CronJob cronJob(String spec) {
        return pods().cronJob(export(spec), false);
    }

    private static String file(String spec) {
        return Objects.requireNonNull(cronJob(spec)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get(ANNOTATION));
    }

    @Test
    void theProgramReadsTheSpecFromItsPodsOwnAnnotation() throws IOException {
        // when
        var pod = cronJob(BEGIN + "}")
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();

        // then
        var environment = pod.getContainers().getFirst().getEnv().stream()
                .collect(Collectors.toMap(
                        EnvVar::getName,
                        variable -> Optional.ofNullable(variable.getValue())
                                .orElseGet(() -> variable.getValueFrom()
                                                .getSecretKeyRef()
                                                .getName() + "/"
                                        + variable.getValueFrom()
                                                .getSecretKeyRef()
                                                .getKey())));
        assertThat(environment)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DATABASE_URL", "reader/uri",
                        "EXPORT_FILE", "/etc/vivenu-export/export.json",
                        "GOOGLE_CREDENTIALS_FILE", "/var/run/secrets/google/credentials.json"));
        assertThat(pod.getContainers().getFirst().getArgs()).containsExactly("sheets");
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getDownwardAPI() != null)
                .singleElement()
                .satisfies(volume -> {
                    var item = volume.getDownwardAPI().getItems().getFirst();
                    assertThat(item.getPath()).isEqualTo("export.json");
                    assertThat(item.getFieldRef().getFieldPath())
                            .isEqualTo("metadata.annotations['" + ANNOTATION + "']");
                });
        assertThat(new ObjectMapper().readTree(file(BEGIN + "}"))).isEqualTo(new ObjectMapper().readTree("""
                                        {"name":"management","uid":"3f2a9a52-aaaa",
                                         "spec":{"spreadsheetId":"1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789","neutralise":true}}
                                        """));
    }

    @Test
    void whatTheSpecSaysReachesTheProgram() {
        assertThat(file(BEGIN + ", regions: [dach, team/usa], sheets: [TicketTypes], neutralise: false}"))
                .contains(
                        "\"regions\":[\"dach\",\"team/usa\"]", "\"sheets\":[\"TicketTypes\"]", "\"neutralise\":false");
    }

    @Test
    void aPodThatWasToldToStopIsNoFailureAndOneThatIsOverIsNotTriedAgain() {
        // when
        var job = cronJob(BEGIN + "}").getSpec().getJobTemplate().getSpec();

        // then
        assertThat(job.getPodFailurePolicy().getRules())
                .extracting(PodFailurePolicyRule::getAction)
                .containsExactly("FailJob", "Ignore", "Ignore");
        assertThat(job.getPodFailurePolicy().getRules().get(0).getOnExitCodes().getValues())
                .containsExactly(2, 3);
        assertThat(job.getActiveDeadlineSeconds()).isEqualTo(1200L);
        assertThat(job.getTtlSecondsAfterFinished()).isEqualTo(21_600);
        assertThat(job.getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(30L);
    }

    @Test
    void theRunOfAChangedSpecIsTheCronJobsOwn() {
        // when
        var first = pods().firstRun(export(BEGIN + "}"));

        // then
        assertThat(first.getMetadata().getName()).isEqualTo("management-3f2a9-g7");
        assertThat(first.getSpec())
                .isEqualTo(cronJob(BEGIN + "}").getSpec().getJobTemplate().getSpec());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", regions: [dach]}",
                ", sheets: [Events]}",
                ", neutralise: false}",
                ", schedule: '0 6 * * *'}",
                ", timeZone: Europe/Berlin}"
            })
    void eachChangeIsAnotherRevision(String change) {
        assertThat(ExportRevision.of(export(BEGIN + change))).isNotEqualTo(ExportRevision.of(export(BEGIN + "}")));
    }

    @Test
    void aSuspensionIsNone() {
        assertThat(ExportRevision.of(export(BEGIN + ", suspend: true}")))
                .isEqualTo(ExportRevision.of(export(BEGIN + "}")))
                .matches("3f2a9-[0-9a-f]{8}");
    }

    @ParameterizedTest
    @CsvSource({"0 2 * * *,0 2 * * *", "15 6-22 * * *,15 6-22 * * *", "@midnight,@midnight"})
    void aTimeIsKeptAsItIs(String schedule, String kept) {
        assertThat(ExportTimes.schedule(export(BEGIN + ", schedule: '" + schedule + "'}")))
                .isEqualTo(kept);
    }

    @Test
    void anHourlyExportHasAMinuteOfItsOwn() {
        assertThat(ExportTimes.schedule(export(BEGIN + "}"))).matches("[0-5]?[0-9] \\* \\* \\* \\*");
    }

    @Test
    void twoTurnsAreWaitedForInTheExportsOwnZone() {
        // given
        var daily = export(BEGIN + ", schedule: '0 6 * * *', timeZone: Europe/Berlin}");

        // then: the clocks go back on the 25th of October
        assertThat(ExportTimes.secondAfter(daily, Instant.parse("2026-10-24T04:00:00Z")))
                .isEqualTo(Instant.parse("2026-10-26T05:20:00Z"));
    }

    @Test
    void whatHasNoFurtherTurnIsNotWaitedForSoon() {
        assertThat(ExportTimes.secondAfter(
                        export(BEGIN + ", schedule: 'never'}"), Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(Instant.parse("2027-01-02T00:00:00Z"));
    }
}
