package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.evaluation.EvaluationDatabase;
import io.vivenuoperator.controller.evaluation.EvaluationLogin;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation database's password, with the controller's own rights and a real Helm: drawn once, and never again. */
@ExtendWith(SharedApiServer.class)
class EvaluationLoginIT {
    private static final String SECRET = "vivenu-postgres";
    private static final String READER = "vivenu-api-database";
    private static final Map<String, Object> EVALUATION =
            Map.of("database.existingSecret", "", "database.evaluation.enabled", true, "api.enabled", true);

    @TempDir
    private Path folder;

    private KubernetesClient client;
    private String namespace;
    private ChartRoles roles;
    private EvaluationDatabase database;

    @BeforeEach
    void prepare(ApiServer server, TestInfo test) {
        client = server.client();
        namespace = "login-" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        roles = ChartRoles.rendered("vivenu", namespace, EVALUATION);
        database = new EvaluationDatabase(
                namespace, SECRET, "url", SECRET + "." + namespace + ".svc:5432/vivenu", Optional.of(READER));
    }

    @Test
    void passwordAndUrlAreDrawnTogether(ApiServer server) {
        // given
        applied();

        // when
        complete(server);

        // then
        var password = value("password");
        assertThat(password).matches("[0-9a-f]{48}");
        assertThat(value("url")).isEqualTo("postgresql://vivenu:" + password + "@" + database.address());
    }

    @Test
    void theReadApisRoleGetsAnotherPasswordAndKeepsIt(ApiServer server) {
        // given
        applied();

        // when
        complete(server);
        var drawn = value(READER, "password");
        applied();
        complete(server);

        // then
        assertThat(drawn).matches("[0-9a-f]{48}").isNotEqualTo(value("password"));
        assertThat(value(READER, "password")).isEqualTo(drawn);
        assertThat(value(READER, "url")).isEqualTo("postgresql://vivenu_reader@" + database.address());
    }

    @Test
    void whatAppliesTheChartAgainLeavesThemAlone(ApiServer server) {
        // given
        applied();
        complete(server);
        var drawn = secret().getData();

        // when
        applied();
        complete(server);

        // then
        assertThat(secret().getData()).isEqualTo(drawn);
    }

    @Test
    void ofReplicasThatStartTogetherOneDraws(ApiServer server) {
        // given
        applied();

        // when
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(replica -> replicas.execute(() -> complete(server)));
        }

        // then
        assertThat(value("url")).contains(":" + value("password") + "@");
    }

    @Test
    void anotherKeyForTheUrlGetsTheSamePassword(ApiServer server) {
        // given
        applied();
        complete(server);
        var password = value("password");

        // when
        database = new EvaluationDatabase(namespace, SECRET, "dsn", database.address(), Optional.empty());
        complete(server);

        // then
        assertThat(value("password")).isEqualTo(password);
        assertThat(value("dsn")).isEqualTo(value("url"));
    }

    @Test
    void aSecretThatIsGoneIsNamed(ApiServer server) {
        // given
        roles.grant(client);

        // then
        assertThatThrownBy(() -> complete(server))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(SECRET);
    }

    /** The chart of 0.1.0 wrote a password of its own into the Secret. */
    @Test
    void anUpgradeFrom010KeepsItsPassword(ApiServer server) throws IOException {
        // given
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
        helm(chartOf010(), kubeconfig);
        assertThat(value("password")).isEqualTo("of-before");

        // when
        helm(RenderedChart.CHART, kubeconfig);
        complete(server);

        // then
        assertThat(value("password")).isEqualTo("of-before");
        assertThat(value("url")).isEqualTo("postgresql://before");
    }

    @Test
    void anUpgradeKeepsWhatTheControllerDrew(ApiServer server) throws IOException {
        // given
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
        helm(RenderedChart.CHART, kubeconfig);
        complete(server);
        var drawn = secret().getData();

        // when
        helm(RenderedChart.CHART, kubeconfig);

        // then
        assertThat(secret().getData()).isEqualTo(drawn).containsKeys("password", "url");
    }

    private Path chartOf010() throws IOException {
        var copy = HooksAsObjects.of(RenderedChart.CHART, folder);
        Files.writeString(copy.resolve("templates/database/secret.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata:
                  {{- $named := dict "name" "vivenu-postgres" }}
                  {{- include "vivenu.metadata" (merge $named (dict "root" . "component" "postgres")) | nindent 2 }}
                type: Opaque
                stringData:
                  password: of-before
                  url: postgresql://before
                """);
        return copy;
    }

    private void helm(Path chart, Path kubeconfig) {
        var upgrade = new Helm(chart)
                .upgrade()
                .install()
                .withName("vivenu")
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .set("crds.install", false)
                .set("webhook.baseUrl", "https://hooks.example.com");
        EVALUATION.forEach(upgrade::set);
        upgrade.call();
    }

    /** As kubectl apply and GitOps tools do. */
    private void applied() {
        RenderedChart.with("vivenu", namespace, EVALUATION).objects().stream()
                .filter(object -> object.getKind().equals("Secret"))
                .forEach(object -> client.resource(object).forceConflicts().serverSideApply());
        roles.grant(client);
    }

    private void complete(ApiServer server) {
        try (var controller = server.clientOf(roles.user())) {
            new EvaluationLogin(controller, new SecureRandom()).complete(database);
        }
    }

    private Secret secret() {
        return client.secrets().inNamespace(namespace).withName(SECRET).get();
    }

    private String value(String key) {
        return value(SECRET, key);
    }

    private String value(String name, String key) {
        var secret = client.secrets().inNamespace(namespace).withName(name).get();
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }
}
