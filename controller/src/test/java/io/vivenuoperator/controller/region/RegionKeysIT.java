package io.vivenuoperator.controller.region;

import static io.vivenuoperator.controller.region.OnAnApiServer.eventually;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.STALLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.RateLimit;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The namespaces that are watched change; the regions' data stays where it is. */
class RegionKeysIT {
    private static final List<String> TEAMS = List.of("north", "south");
    private static final String HOOKS = "https://hooks.example.com/webhooks/";

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
        TEAMS.forEach(team -> tenant(team).makeNamespace());
        it = new Installation(server, "platform", "north");
        TEAMS.forEach(team -> it.vivenu.accepting("canary-key-of-" + team, "seller-" + team));
        it.readyReceiver();
    }

    @AfterEach
    void uninstall() throws IOException {
        it.watch("*");
        TEAMS.forEach(team -> tenant(team).resource().delete());
        eventually(() -> assertThat(TEAMS)
                .allSatisfy(team -> assertThat(tenant(team).resource().get()).isNull()));
        it.close();
        ledger().delete();
        it.client.pods().inNamespace("platform").withGracePeriod(0).delete();
    }

    private Tenant tenant(String team) {
        return new Tenant(server.client(), team);
    }

    private Tenant ready(String team) {
        var tenant = tenant(team).create("canary-key-of-" + team);
        eventually(() -> assertThat(tenant.condition(READY)).isEqualTo("TRUE Ready"));
        return tenant;
    }

    private Resource<ConfigMap> ledger() {
        return server.client().configMaps().inNamespace("platform").withName("vivenu-operator-region-keys");
    }

    private List<Webhook> webhooks(String team) {
        return it.vivenu.webhooksOf("seller-" + team);
    }

    /** What the polls of a team write their rows under. */
    private List<String> polledAs(String team) {
        return it.client.batch().v1().cronjobs().inNamespace("platform").list().getItems().stream()
                .filter(cronJob -> team.equals(cronJob.getMetadata().getLabels().get(ResourceLabels.REGION_NAMESPACE)))
                .flatMap(RegionKeysIT::region)
                .toList();
    }

    private static Stream<String> region(CronJob cronJob) {
        return cronJob
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .stream()
                .filter(variable -> variable.getName().equals("REGION"))
                .map(EnvVar::getValue);
    }

    /** Waits for a reconciliation, which a change of the spec brings about, and for its end. */
    private void reconciled(String team) {
        var asked = tenant(team).resource().edit(region -> {
            region.getMetadata().setAnnotations(Map.of("vivenu-operator.io/check-at", it.clock.instant() + ""));
            region.setSpec(new VivenuRegionSpec(
                    region.getSpec().environment(),
                    region.getSpec().baseUrl(),
                    region.getSpec().apiKeySecretRef(),
                    new RateLimit(
                            region.getSpec().rateLimit().requestsPerMinute() - 1,
                            region.getSpec().rateLimit().requestsPerHour()),
                    region.getSpec().webhook(),
                    region.getSpec().polling()));
            return region;
        });
        eventually(() -> assertThat(tenant(team).status().orElseThrow().observedGeneration())
                .isEqualTo(asked.getMetadata().getGeneration()));
        eventually(() -> assertThat(tenant(team).condition(READY)).isEqualTo("TRUE Ready"));
    }

    @Test
    void everyModeKeepsTheKeysOfTheOthers() throws IOException {
        // given
        ready("north");
        var registered = webhooks("north").getFirst();
        assertThat(registered.url()).isEqualTo(HOOKS + "dach");

        // when
        it.watch("north,south");
        ready("south");
        reconciled("north");

        // then
        assertThat(tenant("north").key()).isEqualTo("dach");
        assertThat(tenant("south").key()).isEqualTo("south/dach");
        var second = webhooks("south").getFirst();
        assertThat(second.url()).isEqualTo(HOOKS + "south/dach");

        for (var watched : List.of("*", "south", "north,south", "north")) {
            // when
            it.watch(watched);
            TEAMS.stream()
                    .filter(team -> watched.equals("*") || watched.contains(team))
                    .forEach(this::reconciled);

            // then
            assertThat(webhooks("north")).as(watched).containsExactly(registered);
            assertThat(webhooks("south")).as(watched).containsExactly(second);
            assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                    .contains("\"dach\"", "\"south/dach\"")
                    .doesNotContain("\"north/dach\"");
            if (!watched.equals("south")) {
                assertThat(polledAs("north")).as(watched).containsOnly("dach").hasSize(2);
            }
            if (!watched.equals("north")) {
                assertThat(polledAs("south"))
                        .as(watched)
                        .containsOnly("south/dach")
                        .hasSize(2);
            }
        }
        assertThat(it.vivenu.calls().stream().filter("create"::equals)).hasSize(2);
    }

    /** After an upgrade from a release that kept no ledger, in which the mode is changed at once. */
    @Test
    void aRegisteredWebhookTellsTheKeyThatARegionHasHad() throws IOException {
        // given
        ready("north");
        it.stop();
        ledger().delete();
        status("/status/regionKey");

        // when
        it.watch("*");
        reconciled("north");

        // then
        assertThat(tenant("north").key()).isEqualTo("dach");
        assertThat(ledger().get().getData()).containsEntry("north_dach", "dach");
        assertThat(polledAs("north")).containsOnly("dach");
    }

    @Test
    void aLostLedgerIsMadeAnewFromTheStatus() throws IOException {
        // given
        ready("north");
        it.stop();
        ledger().delete();
        status("/status/webhook");

        // when
        it.watch("*");

        // then
        eventually(() -> assertThat(ledger().get()).isNotNull());
        eventually(() -> assertThat(ledger().get().getData()).containsEntry("north_dach", "dach"));
    }

    /** As when regions are applied again from Git, in another cluster or after a restore. */
    @Test
    void aLostStatusIsNoLostKey() throws IOException {
        // given
        ready("north");
        it.stop();
        status("/status");

        // when
        it.watch("*");
        reconciled("north");

        // then
        assertThat(tenant("north").key()).isEqualTo("dach");
        assertThat(webhooks("north")).extracting(Webhook::url).containsExactly(HOOKS + "dach");
    }

    /** As when a cluster is restored without what the controller wrote: the polls are all that tells. */
    @Test
    void withoutLedgerAndStatusTheKeyIsThatOfThePolls() throws IOException {
        // given
        it.watch("platform");
        it.vivenu.accepting("canary-key-of-platform", "seller-platform");
        var home = ready("platform");
        assertThat(home.key()).isEqualTo("dach");
        it.stop();
        ledger().delete();
        status("platform", "/status");

        // when
        it.watch("*");
        eventually(() -> assertThat(home.condition(READY)).isEqualTo("TRUE Ready"));

        // then
        assertThat(home.key()).isEqualTo("dach");
        home.resource().delete();
        eventually(() -> assertThat(home.resource().get()).isNull());
    }

    private void status(String without) {
        status("north", without);
    }

    private void status(String team, String without) {
        var region = tenant(team).resource();
        it.client
                .resource(region.get())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"remove\",\"path\":\"" + without + "\"}]");
    }

    @Test
    void aSecondRegionWithTheSameKeyIsRefusedUntilTheFirstIsGone() throws IOException {
        // given
        ready("north");
        it.watch("south");

        // when
        var south = tenant("south").create("canary-key-of-south");

        // then
        eventually(() -> assertThat(south.condition(READY)).isEqualTo("FALSE RegionKeyTaken"));
        assertThat(south.condition(STALLED)).isEqualTo("TRUE RegionKeyTaken");
        assertThat(south.message(READY)).contains("north/dach", "north_dach", "vivenu-operator-region-keys");
        assertThat(webhooks("south")).isEmpty();
        assertThat(polledAs("south")).isEmpty();
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).doesNotContain("south");

        // when
        it.watch("north");
        tenant("north").resource().delete();
        eventually(() -> assertThat(tenant("north").resource().get()).isNull());
        it.watch("south");

        // then
        eventually(() -> assertThat(south.condition(READY)).isEqualTo("TRUE Ready"));
        assertThat(south.key()).isEqualTo("dach");
    }

    @Test
    void aRegionWhosePollsWouldBeCalledAsAnothersIsRefused() {
        // given
        server.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("vivenu-operator-region-keys")
                        .withNamespace("platform")
                        .endMetadata()
                        .withData(Map.of("platform_north-dach-mwukasmt2bau", "north-dach-mwukasmt2bau"))
                        .build())
                .createOr(existing -> existing.update());

        // when
        var north = tenant("north").create("canary-key-of-north");

        // then
        eventually(() -> assertThat(north.condition(READY)).isEqualTo("FALSE RegionKeyTaken"));
        assertThat(north.message(READY)).contains("platform/north-dach-mwukasmt2bau");
        assertThat(polledAs("north")).isEmpty();
    }

    @Test
    void aRefusedRegionGoesWithoutTouchingTheOthers() throws IOException {
        // given
        ready("north");
        it.watch("south");
        var south = tenant("south").create("canary-key-of-north");
        eventually(() -> assertThat(south.condition(READY)).isEqualTo("FALSE RegionKeyTaken"));

        // when
        south.resource().delete();

        // then
        eventually(() -> assertThat(south.resource().get()).isNull());
        assertThat(webhooks("north")).extracting(Webhook::url).containsExactly(HOOKS + "dach");
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).contains("\"dach\"");
        assertThat(ledger().get().getData()).containsOnlyKeys("north_dach");
    }
}
