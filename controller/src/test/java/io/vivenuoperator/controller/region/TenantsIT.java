package io.vivenuoperator.controller.region;

import static io.vivenuoperator.controller.region.OnAnApiServer.eventually;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions of several teams, whose namespaces have nothing but the region and its API key. */
class TenantsIT {
    private static final String DATABASE_URL = "postgresql://vivenu:canary-password@db/vivenu";
    private static final List<String> TEAMS = List.of("north", "south", "west");

    private static ApiServer server;

    private Installation it;

    @BeforeAll
    static void startServer() {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void install() throws IOException {
        it = new Installation(server, "platform", WatchScope.ALL_NAMESPACES);
        TEAMS.forEach(team -> it.vivenu.accepting("canary-key-of-" + team, "seller-" + team));
        it.readyReceiver();
        it.secret("database", "url", DATABASE_URL);
    }

    @AfterEach
    void uninstall() {
        TEAMS.forEach(team -> tenant(team).resource().delete());
        eventually(() -> assertThat(TEAMS)
                .allSatisfy(team -> assertThat(tenant(team).resource().get()).isNull()));
        it.close();
        it.client.pods().inNamespace("platform").withGracePeriod(0).delete();
    }

    private Tenant tenant(String team) {
        return new Tenant(server.client(), team);
    }

    private void everybodyIsReady() {
        TEAMS.forEach(team -> tenant(team).create("canary-key-of-" + team));
        eventually(() -> assertThat(TEAMS)
                .allSatisfy(team -> assertThat(tenant(team).condition(READY)).isEqualTo("TRUE Ready")));
    }

    private List<CronJob> cronJobs(String namespace) {
        return it.client.batch().v1().cronjobs().inNamespace(namespace).list().getItems();
    }

    private List<Job> jobs(String namespace) {
        return it.client.batch().v1().jobs().inNamespace(namespace).list().getItems();
    }

    /** The copied API keys by their entries' names. */
    private Map<String, String> copies() {
        return it.secretValues("vivenu-operator-poll-keys");
    }

    private Map<String, String> ledger() {
        return it.client
                .configMaps()
                .inNamespace("platform")
                .withName("vivenu-operator-region-keys")
                .get()
                .getData();
    }

    private static String team(CronJob cronJob) {
        return cronJob.getMetadata().getLabels().get(ResourceLabels.REGION_NAMESPACE);
    }

    private static PodSpec pod(CronJob cronJob) {
        return cronJob.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    }

    private static String region(CronJob cronJob) {
        return pod(cronJob).getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("REGION"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "north,south,west"})
    void noTenantsNamespaceHasADatabaseUrlOrAPoll(String watched) throws IOException {
        // given
        it.watch(watched);

        // when
        everybodyIsReady();

        // then
        eventually(() -> assertThat(cronJobs("platform")).hasSize(6));
        for (var team : TEAMS) {
            assertThat(cronJobs(team)).isEmpty();
            assertThat(jobs(team)).isEmpty();
            assertThat(tenant(team).secretValues()).isNotEmpty().noneMatch(value -> value.contains("postgresql://"));
        }
    }

    @Test
    void eachPollGetsItsOwnRegionsKeyAndNoOther() {
        // when
        everybodyIsReady();

        // then
        eventually(() -> assertThat(cronJobs("platform")).hasSize(6).allSatisfy(cronJob -> {
            var mounted = pod(cronJob).getVolumes().stream()
                    .filter(volume -> volume.getName().equals("api-key"))
                    .findFirst()
                    .orElseThrow()
                    .getSecret();
            assertThat(mounted.getItems())
                    .singleElement()
                    .satisfies(item -> assertThat(it.secretValue(mounted.getSecretName(), item.getKey()))
                            .isEqualTo("canary-key-of-" + team(cronJob)));
            assertThat(region(cronJob)).isEqualTo(team(cronJob) + "/dach");
        }));
        assertThat(jobs("platform")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "north,south,west"})
    void aRotatedKeyReachesTheCopyAndAMissingOneLeavesNone(String watched) throws IOException {
        // given
        it.watch(watched);
        everybodyIsReady();
        it.vivenu.accepting("canary-rotated", "seller-north");

        // when
        tenant("north").apiKey("canary-rotated");

        // then
        eventually(() -> assertThat(copies().values())
                .containsExactlyInAnyOrder("canary-rotated", "canary-key-of-south", "canary-key-of-west"));

        // when
        it.client.secrets().inNamespace("north").withName("vivenu-dach").delete();

        // then
        eventually(() ->
                assertThat(copies().values()).containsExactlyInAnyOrder("canary-key-of-south", "canary-key-of-west"));
        eventually(
                () -> assertThat(tenant("north").condition(CREDENTIALS_VALID)).isEqualTo("FALSE SecretNotFound"));
        assertThat(cronJobs("platform"))
                .filteredOn(cronJob -> team(cronJob).equals("north"))
                .allSatisfy(
                        cronJob -> assertThat(cronJob.getSpec().getSuspend()).isTrue());

        // when
        tenant("north").apiKey("canary-rotated");

        // then
        eventually(() -> assertThat(tenant("north").condition(READY)).isEqualTo("TRUE Ready"));
    }

    @Test
    void aDeletedRegionLeavesNothing() {
        // given
        everybodyIsReady();

        // when
        tenant("north").resource().delete();

        // then
        eventually(() -> assertThat(tenant("north").resource().get()).isNull());
        assertThat(cronJobs("platform"))
                .hasSize(4)
                .noneMatch(cronJob -> team(cronJob).equals("north"));
        assertThat(jobs("platform")).hasSize(2);
        assertThat(copies().values()).containsExactlyInAnyOrder("canary-key-of-south", "canary-key-of-west");
        assertThat(ledger()).containsOnlyKeys("south_dach", "west_dach");
        assertThat(it.vivenu.webhooksOf("seller-north")).isEmpty();
    }

    @Test
    void whatAnAbsentControllerLeftIsSweptWhenItIsBack() throws IOException {
        // given
        everybodyIsReady();
        eventually(() -> assertThat(copies()).hasSize(3));
        it.stop();
        tenant("north").resource().edit(region -> {
            region.getMetadata().setFinalizers(List.of());
            return region;
        });
        tenant("north").resource().delete();

        // when
        it.restart();

        // then
        eventually(() -> {
            assertThat(cronJobs("platform"))
                    .hasSize(4)
                    .noneMatch(cronJob -> team(cronJob).equals("north"));
            assertThat(jobs("platform")).hasSize(2);
            assertThat(copies()).hasSize(2);
            assertThat(ledger()).containsOnlyKeys("south_dach", "west_dach");
        });
    }

    @Test
    void whatBelongsToAnotherInstallationIsNotSwept() throws IOException {
        // given
        everybodyIsReady();

        // when
        try (var other =
                new Installation(server, "platform", Map.of("RELEASE", "other", "CONTROLLER_CLASS", "other"))) {
            other.restart();
            eventually(() -> assertThat(other.client
                            .configMaps()
                            .inNamespace("platform")
                            .withName("other-region-keys")
                            .get())
                    .isNotNull());
        }

        // then
        assertThat(cronJobs("platform")).hasSize(6);
        assertThat(copies()).hasSize(3);
    }

    @Test
    void aFinishedPollsResultReachesTheRegionOfAnotherNamespace() {
        // given
        everybodyIsReady();
        var job = jobs("platform").stream()
                .filter(poll -> poll.getMetadata()
                        .getLabels()
                        .get(ResourceLabels.REGION_NAMESPACE)
                        .equals("north"))
                .findFirst()
                .orElseThrow();
        var now = it.clock.instant().toString();
        var report =
                "{\\\"region\\\":\\\"north/dach\\\",\\\"kind\\\":\\\"Full\\\",\\\"outcome\\\":\\\"Complete\\\",\\\"startedAt\\\":\\\""
                        + now + "\\\",\\\"finishedAt\\\":\\\"" + now
                        + "\\\",\\\"events\\\":1,\\\"tickets\\\":2,\\\"requests\\\":3,\\\"quarantined\\\":4,\\\"message\\\":\\\"Done.\\\"}";

        // when
        it.pod(
                job.getMetadata().getName() + "-abc12",
                job.getSpec().getTemplate().getMetadata().getLabels(),
                "{\"status\":{\"phase\":\"Succeeded\","
                        + OnAnApiServer.container(
                                "terminated",
                                "{\"exitCode\":0,\"reason\":\"Completed\",\"startedAt\":\"" + now.substring(0, 19)
                                        + "Z\",\"finishedAt\":\"" + now.substring(0, 19) + "Z\",\"message\":\"" + report
                                        + "\"}")
                        + "}}");

        // then
        eventually(() -> assertThat(tenant("north").condition(DATA_FRESH)).isEqualTo("TRUE Polled"));
        assertThat(tenant("north").status().orElseThrow()).satisfies(status -> {
            assertThat(status.quarantined()).isEqualTo(4);
            assertThat(status.nextPollTime()).isNotNull();
        });
        assertThat(tenant("south").condition(DATA_FRESH)).isEqualTo("UNKNOWN FirstPollPending");
    }

    /** Kubernetes says it in an Event about a CronJob, of which only the name is told. */
    @Test
    void aRefusedPollIsToldByTheRegionOfAnotherNamespace() {
        // given
        everybodyIsReady();
        var kubernetes = new PlayedKubernetes(it.client, "platform", it.clock);
        var cronJob = cronJobs("platform").stream()
                .filter(poll -> team(poll).equals("north"))
                .findFirst()
                .orElseThrow();

        // when
        kubernetes.event("CronJob", cronJob.getMetadata(), "FailedCreate", "Error creating job: no room");

        // then
        eventually(() -> assertThat(tenant("north").condition(DATA_FRESH)).endsWith("PollerPodRefused"));
        assertThat(tenant("south").condition(DATA_FRESH)).isEqualTo("UNKNOWN FirstPollPending");
    }

    @Test
    void pollsOfAnEarlierReleaseBesideARegionGoAndOthersCronJobsStay() throws IOException {
        // given
        everybodyIsReady();
        it.stop();
        var north = tenant("north").resource().get();
        var ours = cronJobs("platform").stream()
                .filter(poll -> team(poll).equals("north"))
                .findFirst()
                .orElseThrow();
        beside(north, ours, "dach-incremental", true);
        beside(north, ours, "dach-full", false);

        // when
        it.restart();

        // then
        eventually(() -> assertThat(cronJobs("north"))
                .extracting(cronJob -> cronJob.getMetadata().getName())
                .containsExactly("dach-full"));
        it.client.batch().v1().cronjobs().inNamespace("north").delete();
    }

    private void beside(VivenuRegion region, CronJob like, String name, boolean owned) {
        var former = new CronJobBuilder(like)
                .withNewMetadata()
                .withName(name)
                .withNamespace("north")
                .withLabels(ResourceLabels.of(region))
                .withOwnerReferences(owned ? List.of(Ownership.reference(region)) : List.of())
                .endMetadata()
                .withStatus(null)
                .build();
        it.client.resource(former).create();
    }

    @Test
    void aKeyThatIsTooLongIsNotCopied() {
        // given
        it.vivenu.accepting("k".repeat(2_000), "seller-north");

        // when
        tenant("north").create("k".repeat(2_000));

        // then
        eventually(
                () -> assertThat(tenant("north").condition(CREDENTIALS_VALID)).isEqualTo("FALSE SecretKeyMissing"));
        assertThat(copies()).isEmpty();
    }
}
