package io.vivenuoperator.controller.export;

import static io.vivenuoperator.crd.v1alpha1.export.ExportConditionType.EXPORTED;
import static io.vivenuoperator.crd.v1alpha1.export.ExportConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.export.ExportConditionType.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.controller.region.Reaches;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the controller makes of an export, what keeps it from that, and that it goes on by itself when that changes. */
class ExportScheduleIT extends ExportScenario {
    @Test
    @Reaches("Ready/Pending")
    void beforeAnybodyLooksNothingIsSaid() {
        // given
        it.stop();

        // when
        it.export(it.namespace, "management", HOURLY);

        // then
        assertThat(condition(it.namespace, "management", READY)).isEqualTo("UNKNOWN Pending");
    }

    @Test
    @Reaches({"Scheduled/Scheduled", "Exported/AwaitingRun", "Event/AwaitingRun"})
    void anExportIsScheduledAndItsFirstRunBeginsAtOnce() {
        // when
        var first = begun("management", with("schedule: '15 6 * * *', timeZone: Europe/Berlin"));

        // then
        expect("management", SCHEDULED, "TRUE Scheduled");
        expect("management", READY, "UNKNOWN AwaitingRun");
        var cronJob = it.awaitCronJob("management");
        assertThat(cronJob.getSpec().getSchedule()).isEqualTo("15 6 * * *");
        assertThat(cronJob.getSpec().getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(cronJob.getSpec().getSuspend()).isFalse();
        assertThat(it.status("management").cronJob())
                .isEqualTo(cronJob.getMetadata().getName());
        assertThat(it.revision(cronJob)).isEqualTo(it.revision(first));
        assertThat(it.observer.observed()).containsExactly("management");
    }

    @Test
    @Reaches({"Scheduled/SecretNotFound", "Scheduled/SecretKeyMissing", "Ready/SecretNotFound", "Event/SecretNotFound"})
    void anExportWaitsForItsKeyAndMakesNoRunsMeanwhile() {
        // given
        it.export(it.namespace, "management", HOURLY);
        expect("management", SCHEDULED, "FALSE SecretNotFound");
        assertThat(it.awaitCronJob("management").getSpec().getSuspend()).isTrue();
        assertThat(it.jobs("management")).isEmpty();

        // when
        it.secret(Map.of("other", "x"));

        // then
        expect("management", SCHEDULED, "FALSE SecretKeyMissing");
        assertThat(message("management", SCHEDULED)).contains("credentials.json");

        // when
        it.key();

        // then
        expect("management", SCHEDULED, "TRUE Scheduled");
        it.awaitFirstRun("management", 1);
        eventually(() ->
                assertThat(it.awaitCronJob("management").getSpec().getSuspend()).isFalse());
    }

    @Test
    @Reaches("Ready/NamespaceNotServed")
    void elsewhereItIsSaidWhereToGo() {
        // when
        it.export(it.elsewhere, "management", HOURLY);

        // then
        eventually(
                () -> assertThat(condition(it.elsewhere, "management", READY)).isEqualTo("FALSE NamespaceNotServed"));
        assertThat(it.cronJob("management")).isEmpty();
        assertThat(it.jobs("management")).isEmpty();
        assertThat(it.observer.observed()).isEmpty();
    }

    @Test
    @Reaches({"Scheduled/Suspended", "Ready/Suspended"})
    void aSuspendedExportMakesNoRunsUntilItGoesOn() {
        // given
        it.key();
        it.export(it.namespace, "management", with("suspend: true"));
        expect("management", READY, "FALSE Suspended");
        assertThat(it.awaitCronJob("management").getSpec().getSuspend()).isTrue();
        assertThat(it.jobs("management")).isEmpty();

        // when
        it.change("management", "{\"suspend\":false}");

        // then
        it.awaitFirstRun("management", 2);
        expect("management", READY, "UNKNOWN AwaitingRun");
        eventually(() ->
                assertThat(it.awaitCronJob("management").getSpec().getSuspend()).isFalse());
    }

    @Test
    void whatWasExportedBeforeASuspensionIsNotExportedAtOnceAfterIt() {
        // given
        end(begun("management", HOURLY), ExportReason.NOTHING_CHANGED, 0);
        expect("management", READY, "TRUE Ready");

        // when
        it.change("management", "{\"suspend\":true}");

        // then
        expect("management", READY, "FALSE Suspended");
        expect("management", EXPORTED, "TRUE UpToDate");

        // when
        it.change("management", "{\"suspend\":false}");

        // then
        expect("management", READY, "TRUE Ready");
        assertThat(it.jobs("management")).hasSize(1);
    }

    @Test
    void whatSomebodyDidToTheCronJobIsPutRight() {
        // given
        begun("management", with("schedule: '15 6 * * *'"));
        var cronJob = it.awaitCronJob("management");

        // when
        it.client
                .resource(cronJob)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"schedule\":\"0 0 * * *\"}}");

        // then
        eventually(() -> assertThat(it.awaitCronJob("management").getSpec().getSchedule())
                .isEqualTo("15 6 * * *"));

        // when
        it.client.resource(cronJob).delete();

        // then
        eventually(() -> assertThat(it.cronJob("management"))
                .hasValueSatisfying(made -> assertThat(made.getMetadata().getUid())
                        .isNotEqualTo(cronJob.getMetadata().getUid())));
    }

    @Test
    void deletingStopsItsRunsAndLetsOthersBe() {
        // given
        begun("management", HOURLY);
        begun("boards", HOURLY);
        it.run(it.awaitCronJob("management"));

        // when
        it.delete("management");

        // then
        eventually(() -> assertThat(it.cronJob("management")).isEmpty());
        eventually(() -> assertThat(it.jobs("management")).isEmpty());
        assertThat(it.cronJob("boards")).isPresent();
        assertThat(it.jobs("boards")).hasSize(1);
        eventually(() -> assertThat(it.observer.observed()).containsExactly("boards"));
    }

    @Test
    @Reaches({"Scheduled/KubernetesRefused", "Ready/KubernetesRefused"})
    void whatKubernetesRefusesIsQuoted() {
        // given
        it.key();
        it.forbidCronJobs();

        // when
        it.export(it.namespace, "management", HOURLY);

        // then
        expect("management", SCHEDULED, "FALSE KubernetesRefused");
        assertThat(message("management", READY)).contains("cronjobs");
        assertThat(it.observer.observed()).as("metrics say it, too").containsExactly("management");
    }

    @Test
    @Reaches("Ready/UnexpectedError")
    void aFailureOfOursIsSaidAndTriedAgain() {
        // given
        it.key();
        it.observer.fail();

        // when
        it.export(it.namespace, "management", HOURLY);

        // then
        expect("management", READY, "UNKNOWN UnexpectedError");
        assertThat(message("management", READY))
                .contains("IllegalStateException")
                .doesNotContain("canary");
    }

    @Test
    void anExportThatWaitsIsNotWrittenAgainAndAgain() {
        // given
        it.export(it.namespace, "management", HOURLY);
        expect("management", SCHEDULED, "FALSE SecretNotFound");
        int versions = reasons.versions();

        // when
        it.clock.step(Duration.ofMinutes(5));

        // then
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> reasons.versions() == versions);
    }

    @Test
    void aCronJobThatIsAsItShouldBeIsNotWritten() {
        // given
        end(begun("management", HOURLY), ExportReason.NOTHING_CHANGED, 0);
        expect("management", READY, "TRUE Ready");
        it.forbidCronJobs();
        var times = it.observer.times();

        // when
        it.key();

        // then: who may write none does not notice
        eventually(() -> assertThat(it.observer.times()).isGreaterThan(times));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> condition(it.namespace, "management", READY).equals("TRUE Ready"));
    }

    @Test
    void theExampleIsTaken() throws IOException {
        // given
        var example = Files.readString(Path.of("..", "examples", "sales-export.yaml"))
                .replace("namespace: vivenu #", "namespace: " + it.namespace + " #")
                .replace("namespace: vivenu\n", "namespace: " + it.namespace + "\n");

        // when
        it.client
                .load(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)))
                .create();

        // then
        expect("management", SCHEDULED, "FALSE SecretNotFound");
    }
}
