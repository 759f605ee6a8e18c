package io.vivenuoperator.controller.cronjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings.PollerSettings;
import io.vivenuoperator.controller.settings.PollerContainer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.pod.PodFragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each folder is a scenario: in-region.yaml and the resulting CronJobs. -Dgolden.update=true regenerates them. */
class PollerCronJobsTest {
    private static final Path SCENARIOS = Path.of("src", "test", "resources", "cronjobs");
    private static final String IN = "in-region.yaml";

    @TestFactory
    Stream<DynamicTest> makesTheCronJobsOf() throws IOException {
        try (var folders = Files.list(SCENARIOS)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
        }
    }

    @Test
    void aRefusedKeySuspendsBothCronJobs() throws IOException {
        // given
        var region = region(SCENARIOS.resolve("defaults"));

        // when
        var cronJobs = cronJobs(false).desired(region, false);

        // then
        assertThat(cronJobs)
                .allSatisfy(
                        cronJob -> assertThat(cronJob.getSpec().getSuspend()).isTrue());
    }

    @Test
    void aRetentionReachesThePoller() throws IOException {
        // when
        var cronJobs = cronJobs(false, Optional.of(90)).desired(region(SCENARIOS.resolve("defaults")), true);

        // then
        assertThat(cronJobs)
                .hasSize(2)
                .allSatisfy(cronJob ->
                        assertThat(environment(cronJob)).contains(new EnvVar("DELIVERY_RETENTION_DAYS", "90", null)));
    }

    @ParameterizedTest
    @CsvSource({
        "Managed, 'ticket.created,ticket.updated', true",
        "Manual, 'ticket.created,ticket.updated,event.updated', true",
        "Managed, 'ticket.created,event.updated', false",
        "Managed, 'ticket.updated', false",
        "Disabled, 'ticket.created,ticket.updated', false"
    })
    void thePollerKnowsWhetherAWebhookTellsOfTickets(String registration, String events, String tells)
            throws IOException {
        // given
        var text = Files.readString(SCENARIOS.resolve("defaults").resolve(IN)) + "  webhook: { registration: "
                + registration + ", events: [" + events + "] }\n";

        // when
        var cronJobs = cronJobs(false).desired(Serialization.unmarshal(text, VivenuRegion.class), true);

        // then
        assertThat(cronJobs)
                .hasSize(2)
                .allSatisfy(cronJob ->
                        assertThat(environment(cronJob)).contains(new EnvVar("WEBHOOK_TELLS_TICKETS", tells, null)));
    }

    /** Else an installation could set one of them, too, and Kubernetes would take either. */
    @Test
    void whatThePodHasOfItsOwnIsKnown() throws IOException {
        // when
        var cronJob = cronJobs(false, Optional.of(90))
                .desired(region(SCENARIOS.resolve("defaults")), true)
                .getFirst();

        // then
        assertThat(environment(cronJob))
                .extracting(EnvVar::getName)
                .containsExactlyInAnyOrderElementsOf(PollerContainer.VARIABLES);
        assertThat(cronJob.getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .extracting(Volume::getName)
                .containsExactlyInAnyOrderElementsOf(PollerContainer.VOLUMES);
    }

    private static List<EnvVar> environment(CronJob cronJob) {
        var pod = cronJob.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        return pod.getContainers().getFirst().getEnv();
    }

    private static void compare(Path folder) throws IOException {
        var expected = new ArrayList<>(List.of(IN));
        var qualified = folder.getFileName().toString().contains("all-namespaces");
        for (var cronJob : cronJobs(qualified).desired(region(folder), true)) {
            var file = folder.resolve("out-" + cronJob.getMetadata().getName() + ".yaml");
            var text = Serialization.asYaml(cronJob);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, text);
            }
            assertThat(file).content().isEqualTo(text);
            expected.add(file.getFileName().toString());
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static VivenuRegion region(Path folder) throws IOException {
        return Serialization.unmarshal(Files.readString(folder.resolve(IN)), VivenuRegion.class);
    }

    private static PollerCronJobs cronJobs(boolean qualified) {
        return cronJobs(qualified, Optional.empty());
    }

    private static PollerCronJobs cronJobs(boolean qualified, Optional<Integer> retentionDays) {
        var settings = new PollerSettings(
                "registry.local/poller-job:1",
                "IfNotPresent",
                "poller",
                "database",
                "url",
                "vivenu-poll-keys",
                retentionDays,
                PodFragment.none());
        var names = new RegionNames("https://hooks.example.com", RegionKeyLookup.byRule(qualified));
        var place = new PollPlace(qualified ? "platform" : "ticketing", "vivenu");
        return new PollerCronJobs(new PollerPods(settings, names, place));
    }
}
