package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.controller.chart.RenderedChart;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region is deleted after the objects that its cleanup needs. */
class DeletionIT extends OnAnApiServer {
    private static final Path PAGE = Path.of("../docs/operating.md");

    @TempDir
    private Path directory;

    /** In every order: Kubernetes guarantees none. */
    @Test
    void aDeletedNamespaceThatLosesEverythingElseFirstLeavesNoWebhook() {
        // given
        ready();
        deleteNamespace();

        // when
        deleteSecret("vivenu-dach");
        expect(CREDENTIALS_VALID, "FALSE SecretNotFound");
        deleteSecret("dach-webhook-signing-key");
        deleteSecret(Installation.REGISTRY);
        it.client.batch().v1().cronjobs().inNamespace(it.namespace).delete();
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void aKeyThatGoesWhileVivenuIsAwayIsRememberedUntilItComesBack() {
        // given
        ready();
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "GET /webhooks: no connection"));
        it.client.resource(it.stored("dach")).delete();
        expect(WEBHOOK_REGISTERED, "FALSE DeregistrationPending");

        // when
        deleteSecret("vivenu-dach");
        it.vivenu.recovering();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    /** The first reconciliation of a controller that saw the region with its Secret only once, during its cleanup. */
    @Test
    void aKeyThatIsReadForTheCleanupIsRememberedToo() throws IOException {
        // given
        ready();
        it.stop();
        it.client.resource(it.stored("dach")).delete();
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "GET /webhooks: no connection"));
        it.restart();
        expect(WEBHOOK_REGISTERED, "FALSE DeregistrationPending");

        // when
        deleteSecret("vivenu-dach");
        it.vivenu.recovering();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void aKeyThatVivenuRefusesDoesNotReplaceTheOneThatRegistered() {
        // given
        ready();
        it.apiKey("canary-refused");
        expect(READY, "FALSE KeyRefused");

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void theWebhookIsLookedForInTheAccountItWasRegisteredIn() {
        // given
        ready();
        it.vivenu.accepting("canary-other", "seller-italy");
        it.apiKey("canary-other");
        expect(CREDENTIALS_VALID, "FALSE SellerChanged");

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void aBrokenRegistryKeepsNoRegionForGood() {
        // given
        ready();
        it.secret(Installation.REGISTRY, "regions.json", "canary no json");

        // when
        it.client.resource(it.stored("dach")).delete();
        it.clock.advance(Duration.ofMinutes(2));

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    /**
     * Kubernetes ends a namespace's pods before anything else in it: here the controller ends in a namespace that is
     * being deleted.
     */
    @Test
    void anInstallationWhoseNamespaceGoesTakesItsWebhooksAndFinalizersAlong() {
        // given
        ready();
        deleteNamespace();

        // when
        it.stop();

        // then
        assertThat(it.stored("dach").getMetadata().getFinalizers()).isEmpty();
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void anInstallationWhoseNamespaceGoesWaitsForNobody() throws IOException, InterruptedException {
        // given
        ready();
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "GET /webhooks: no connection"));
        deleteNamespace();

        // when
        List<String> lines;
        try (var log = new LogLines(it.namespace)) {
            it.stop();
            lines = log.warnings();
        }

        // then
        assertThat(it.stored("dach").getMetadata().getFinalizers()).isEmpty();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("Webhook left behind at Vivenu", "dach", URL, "https://vivenu.com/api");
    }

    @Test
    @Reaches("WebhookRegistered/Deregistered")
    void aReleaseThatIsUninstalledLetsItsRegionsGoAndKeepsThem() throws IOException {
        // given
        ready();
        var deployment = controllerDeployment();
        grantUninstalling();
        it.client
                .resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("vivenu-operator")
                        .withNamespace(it.namespace)
                        .endMetadata()
                        .build())
                .create();
        it.stop();

        // when
        it.release("app=controller");

        // then
        assertThat(it.client.resource(deployment).get().getSpec().getReplicas()).isZero();
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
        assertThat(it.stored("dach").getMetadata().getFinalizers()).isEmpty();
        expect(READY, "FALSE Deregistered");
        assertThat(registry().get()).isNull();
        assertThat(lease().get()).isNull();
        assertThat(it.client
                        .configMaps()
                        .inNamespace(it.namespace)
                        .withName("vivenu-operator-region-keys")
                        .get())
                .isNull();
        assertThat(cronJob("dach-full")).isNull();
        assertThat(cronJob("dach-incremental")).isNull();

        // when
        it.restart();

        // then
        expect(READY, "TRUE Ready");
        assertThat(it.vivenu.webhooksOf("seller-dach")).hasSize(1);
    }

    /** As the chart grants them to its hook. */
    private void grantUninstalling() {
        RenderedChart.withHooks("vivenu-operator", it.namespace, Map.of(), directory).objects().stream()
                .filter(object -> object.getKind().startsWith("Role")
                        && object.getMetadata().getName().contains("-uninstall"))
                .forEach(object -> it.client.resource(object).create());
    }

    private Resource<Lease> lease() {
        return it.client.resources(Lease.class).inNamespace(it.namespace).withName("vivenu-operator");
    }

    private Resource<Secret> registry() {
        return it.client.secrets().inNamespace(it.namespace).withName(Installation.REGISTRY);
    }

    private Deployment controllerDeployment() {
        return it.client
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("vivenu-operator-controller")
                        .withNamespace(it.namespace)
                        .addToLabels("app", "controller")
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(1)
                        .withNewSelector()
                        .addToMatchLabels("app", "controller")
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", "controller")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("controller")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void aControllerThatIsReplacedLeavesEverythingAsItIs() {
        // given
        ready();

        // when
        it.stop();

        // then
        assertThat(it.stored("dach").getMetadata().getFinalizers()).hasSize(1);
        assertThat(it.vivenu.webhooksOf("seller-dach")).hasSize(1);
    }

    @Test
    void thePageGivesTheWayOutOfADeletionThatNobodyCanFinish(ApiServer server)
            throws IOException, InterruptedException {
        // given
        ready();
        it.stop();
        it.client.resource(it.stored("dach")).delete();
        assertThat(it.stored("dach").getMetadata().getDeletionTimestamp()).isNotNull();
        var wayOut = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("kubectl") && line.contains("finalizers"))
                .findFirst()
                .orElseThrow();

        // when
        new Kubectl(directory, server.kubeconfig(), it.namespace, Map.of()).run(wayOut);

        // then
        assertThat(it.stored("dach")).isNull();
    }

    private void deleteNamespace() {
        it.client.namespaces().withName(it.namespace).delete();
        eventually(() -> assertThat(it.client
                        .namespaces()
                        .withName(it.namespace)
                        .get()
                        .getStatus()
                        .getPhase())
                .isEqualTo("Terminating"));
    }

    private void deleteSecret(String name) {
        it.client.secrets().inNamespace(it.namespace).withName(name).delete();
    }
}
