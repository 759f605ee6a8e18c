package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuEnvironment;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission policies of the chart, on a real API server: what they refuse, and what they let pass. */
@ExtendWith(ReleasedCrdServer.class)
class AdmissionPoliciesIT {
    /** Any host; and in the other namespace, those of a list. */
    private static final String REVISION =
            "{\"metadata\":{\"annotations\":{\"vivenu-operator.io/registry-revision\":\"7\"}}}";

    private static final String OPEN = "policies-open";

    private static final String LISTED = "policies-listed";
    private static final String BEFORE = "from-before";
    private static final String LINK_LOCAL = "https://169.254.169.254/api";

    private static ChartRoles roles;

    @BeforeAll
    static void install(ApiServer server) {
        var client = server.client();
        Stream.of(OPEN, LISTED)
                .forEach(namespace -> client.resource(new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                        .create());
        client.resource(region(OPEN, BEFORE, LINK_LOCAL, VivenuEnvironment.PRODUCTION))
                .create();
        roles = ChartRoles.rendered("vivenu", OPEN, Map.of());
        roles.grant(client);
        pod(client, "receiver", "webhook-receiver");
        pod(client, "events", "events-service");
        pod(client, "database", "postgres");
        policies(OPEN, Map.of("admission.enabled", true))
                .forEach(object -> client.resource(object).create());
        policies(
                        LISTED,
                        Map.of(
                                "admission.enabled", true,
                                "vivenu.allowedHosts[0]", "gateway.example.com",
                                "vivenu.allowedHosts[1]", ".simulators.example.com"))
                .forEach(object -> client.resource(object).create());
        isEnforced(() -> create(client, OPEN, LINK_LOCAL, VivenuEnvironment.PRODUCTION));
        isEnforced(() -> create(client, LISTED, LINK_LOCAL, VivenuEnvironment.PRODUCTION));
        isEnforced(() -> patch(server, "database", "{\"metadata\":{\"labels\":{\"app\":\"x\"}}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/api,link-local",
        "https://169.254.169.254:8443,link-local",
        "https://127.0.0.1/api,loopback",
        "https://localhost:8080,loopback",
        "https://LOCALHOST,loopback",
        "https://localhost./api,loopback",
        "https://seller.localhost,loopback",
        "https://0.0.0.0,loopback",
        "https://metadata.google.internal/computeMetadata/v1,metadata service",
        "https://metadata.google.internal.,metadata service",
        "https://100.100.100.200/latest,metadata service",
        "https://192.0.0.192/opc,metadata service",
        "https://168.63.129.16,metadata service",
        "https://2852039166/api,four numbers",
        "https://169.16689662,four numbers",
        "https://0xa9fea9fe/api,four numbers",
        "https://0251.0376.0251.0376,four numbers",
        "https://0x7f.1,four numbers",
        "http://gateway.example.com/api,must be https",
        "http://vivenu.com/api,must be https"
    })
    void anAddressThatNoVivenuHasIsRefused(String baseUrl, String why, ApiServer server) {
        assertThatThrownBy(() -> create(server.client(), OPEN, baseUrl, VivenuEnvironment.PRODUCTION))
                .hasMessageContaining("spec.baseUrl must")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example.com/api",
                "https://gateway.example.com:8443/api",
                "https://10.20.30.40/api",
                "https://192.0.2.1",
                "https://vivenu-proxy.platform.svc",
                "https://0x.example.com"
            })
    void aGatewayIsNot(String baseUrl, ApiServer server) {
        create(server.client(), OPEN, baseUrl, VivenuEnvironment.PRODUCTION);
    }

    @Test
    void plainHttpIsForDevelopment(ApiServer server) {
        create(server.client(), OPEN, "http://simulator.vivenu.svc:8090/api", VivenuEnvironment.DEVELOPMENT);
    }

    @Test
    void vivenuItselfNeedsNoAddress(ApiServer server) {
        create(server.client(), OPEN, null, VivenuEnvironment.PRODUCTION);
        create(server.client(), LISTED, null, VivenuEnvironment.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example.com/api",
                "https://GATEWAY.example.com:8443/api",
                "https://one.simulators.example.com",
                "https://vivenu.com/api"
            })
    void aListedHostIsTaken(String baseUrl, ApiServer server) {
        create(server.client(), LISTED, baseUrl, VivenuEnvironment.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.com/api",
                "https://gateway.example.com.evil.example/api",
                "https://notsimulators.example.com",
                "https://evilvivenu.com"
            })
    void anotherHostIsRefusedWithTheListThatThereIs(String baseUrl, ApiServer server) {
        assertThatThrownBy(() -> create(server.client(), LISTED, baseUrl, VivenuEnvironment.PRODUCTION))
                .hasMessageContaining("vivenu.allowedHosts")
                .hasMessageContaining("gateway.example.com");
    }

    @Test
    void aRegionFromBeforeThePolicyCanBeChangedAndDeletedButNotGivenAnotherBadAddress(ApiServer server) {
        // given
        var stored =
                server.client().resources(VivenuRegion.class).inNamespace(OPEN).withName(BEFORE);

        // then
        stored.patch(
                merge(),
                "{\"metadata\":{\"finalizers\":[\"example.com/held\"]},\"spec\":{\"polling\":{\"suspend\":true}}}");
        assertThatThrownBy(() -> stored.patch(merge(), "{\"spec\":{\"baseUrl\":\"https://169.254.169.253\"}}"))
                .hasMessageContaining("link-local");
        stored.patch(merge(), "{\"metadata\":{\"finalizers\":[]}}");
    }

    @Test
    void aRegionKeepsItsController(ApiServer server) {
        // given
        var stored =
                server.client().resources(VivenuRegion.class).inNamespace(OPEN).withName(BEFORE);

        // then
        assertThatThrownBy(() -> stored.patch(
                        merge(), "{\"metadata\":{\"labels\":{\"vivenu-operator.io/controller-class\":\"second\"}}}"))
                .hasMessageContaining("can't change");
        stored.patch(merge(), "{\"metadata\":{\"labels\":{\"team\":\"ticketing\"}}}");
    }

    @Test
    void theControllerMayTellAReceiverOfANewRegistry(ApiServer server) {
        patch(server, "receiver", REVISION);
    }

    @Test
    void theControllerMayTellTheEventsServiceOfNewSubscriptions(ApiServer server) {
        patch(server, "events", REVISION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"evil\"}]}}",
                "{\"metadata\":{\"labels\":{\"app.kubernetes.io/component\":\"postgres\"}}}",
                "{\"metadata\":{\"labels\":{\"another\":\"label\"}}}",
                "{\"metadata\":{\"annotations\":{\"another\":\"annotation\"}}}",
                "{\"metadata\":{\"annotations\":{\"there\":\"changed\"}}}",
                "{\"metadata\":{\"annotations\":{\"there\":null}}}",
                "{\"metadata\":{\"annotations\":{\"vivenu-operator.io/registry-revision\":\"7\",\"there\":null}}}",
                "{\"metadata\":{\"finalizers\":[\"example.com/held\"]}}",
                "{\"spec\":{\"activeDeadlineSeconds\":1}}"
            })
    void theControllerMayDoNothingElseToAReceiver(String patch, ApiServer server) {
        assertThatThrownBy(() -> patch(server, "receiver", patch))
                .hasMessageContaining("the controller of vivenu-operator");
    }

    @Test
    void theControllerMayNotTouchAnotherPod(ApiServer server) {
        assertThatThrownBy(() -> patch(server, "database", REVISION))
                .hasMessageContaining("the pods of its receivers and of its events service only");
    }

    @Test
    void othersMayDoWithPodsWhatTheyMay(ApiServer server) {
        server.client()
                .pods()
                .inNamespace(OPEN)
                .withName("database")
                .patch(merge(), "{\"metadata\":{\"annotations\":{\"by\":\"somebody\"}}}");
    }

    private static List<io.fabric8.kubernetes.api.model.HasMetadata> policies(
            String namespace, Map<String, Object> values) {
        return RenderedChart.with("vivenu", namespace, values).objects().stream()
                .filter(object -> object.getKind().startsWith("ValidatingAdmissionPolicy"))
                .toList();
    }

    /** The server compiles a policy a moment after it was made. */
    private static void isEnforced(Runnable refused) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThatThrownBy(refused::run).hasMessageContaining("ValidatingAdmissionPolicy"));
    }

    private static void create(
            KubernetesClient client, String namespace, @Nullable String baseUrl, VivenuEnvironment environment) {
        client.resource(region(namespace, "tried", baseUrl, environment))
                .dryRun()
                .create();
    }

    private static VivenuRegion region(
            String namespace, String name, @Nullable String baseUrl, VivenuEnvironment environment) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(namespace);
        region.setSpec(
                new VivenuRegionSpec(environment, baseUrl, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        return region;
    }

    private static void patch(ApiServer server, String pod, String patch) {
        try (var controller = server.clientOf(roles.user())) {
            controller.pods().inNamespace(OPEN).withName(pod).patch(dryRun(), patch);
        }
    }

    private static PatchContext merge() {
        return PatchContext.of(PatchType.JSON_MERGE);
    }

    private static PatchContext dryRun() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withDryRun(List.of("All"))
                .build();
    }

    private static void pod(KubernetesClient client, String name, String component) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(OPEN)
                        .withLabels(Map.of(
                                "app.kubernetes.io/component", component, "app.kubernetes.io/instance", "vivenu"))
                        .withAnnotations(Map.of("there", "before"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }
}
