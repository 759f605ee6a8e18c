package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exports on the installed stack, as far as it goes without Google: file, key and database reach the program, and its word the status. */
@OnACluster
class SalesExportE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stack stack;

    SalesExportE2E(Stack stack) {
        this.stack = stack;
    }

    @AfterEach
    void delete() {
        stack.client()
                .resources(SalesExport.class)
                .inNamespace(stack.namespace())
                .delete();
    }

    private void apply(String name, String key) {
        stack.apply("""
                apiVersion: v1
                kind: Secret
                metadata: { name: %1$s }
                stringData: { credentials.json: '%2$s' }
                """.formatted(name, key));
        stack.apply("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: SalesExport
                metadata: { name: %1$s }
                spec:
                  spreadsheetId: 1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789
                  credentialsSecretRef: { name: %1$s }
                  regions: [nowhere]
                """.formatted(name));
    }

    private SalesExportStatus status(String name) {
        return Optional.ofNullable(stack.client()
                        .resources(SalesExport.class)
                        .inNamespace(stack.namespace())
                        .withName(name)
                        .get())
                .flatMap(export -> Optional.ofNullable(export.getStatus()))
                .orElseGet(SalesExportStatus::empty);
    }

    private ExportRunStatus awaitEnd(String name, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(name)
                                .condition(ExportConditionType.READY)
                                .filter(ready -> ready.status() == ConditionStatus.FALSE)
                                .map(ExportCondition::reason))
                        .as(status(name).toString())
                        .contains(reason));
        return Objects.requireNonNull(status(name).lastRun());
    }

    private static String serviceAccount() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return "{\"type\":\"service_account\",\"client_email\":\"e2e@example.iam.gserviceaccount.com\","
                + "\"private_key_id\":\"k1\",\"private_key\":\"-----BEGIN PRIVATE KEY-----" + key
                + "-----END PRIVATE KEY-----\"}";
    }

    @Test
    void whatIsWrongWithTheKeyIsSaidWithoutTheKey() {
        // when
        apply("without-key", "{\"canary\":\"e2e\"}");

        // then
        var run = awaitEnd("without-key", "CredentialsInvalid");
        assertThat(run.message()).contains("GOOGLE_CREDENTIALS_FILE").doesNotContain("canary");
        assertThat(run.rows()).isNull();
    }

    @Test
    void theDatabaseIsAskedForTheRegionsOfTheSpec() throws NoSuchAlgorithmException {
        // when
        apply("of-nowhere", serviceAccount());

        // then
        var run = awaitEnd("of-nowhere", "RegionNotFound");
        assertThat(run.message()).contains("nowhere");
        assertThat(run.requests()).isZero();
    }

    @Test
    void deletingLeavesNothingThatRuns() throws NoSuchAlgorithmException {
        // given
        apply("gone-soon", serviceAccount());
        awaitEnd("gone-soon", "RegionNotFound");

        // when
        stack.client()
                .resources(SalesExport.class)
                .inNamespace(stack.namespace())
                .withName("gone-soon")
                .delete();

        // then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stack.client()
                            .batch()
                            .v1()
                            .cronjobs()
                            .inNamespace(stack.namespace())
                            .withLabel("vivenu-operator.io/sales-export", "gone-soon")
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(stack.client()
                            .batch()
                            .v1()
                            .jobs()
                            .inNamespace(stack.namespace())
                            .withLabel("vivenu-operator.io/sales-export", "gone-soon")
                            .list()
                            .getItems())
                    .isEmpty();
        });
    }
}
