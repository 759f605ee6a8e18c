package io.vivenuoperator.controller.region;

import static io.vivenuoperator.controller.region.OnAnApiServer.eventually;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.apiserver.ApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of docs/tenants.md, with the names that the reader fills in. */
class TenantsPageIT {
    private static final String RELEASE = "platform";

    @TempDir
    private Path directory;

    @Test
    void itsCommandsFindStartAndClean() throws IOException, InterruptedException {
        var page = PageCommands.shown("tenants.md");
        assertThat(page).hasSize(4);
        try (var server = ApiServer.start();
                var it = new Installation(server, RELEASE, WatchScope.ALL_NAMESPACES)) {
            // given
            it.vivenu.accepting("canary-key-of-north", "seller-north");
            it.readyReceiver();
            it.secret("database", "url", "postgresql://vivenu:canary-password@db/vivenu");
            var north = new Tenant(server.client(), "north").create("canary-key-of-north");
            eventually(() -> assertThat(north.condition(READY)).isEqualTo("TRUE Ready"));
            formerDatabaseSecret(server);
            var shell = new Kubectl(directory, server.kubeconfig(), "default", Map.of());

            // then
            var found = shell.run(named(page.get(0)) + " --output=name").lines().toList();
            assertThat(found).hasSize(2).allMatch(name -> name.startsWith("cronjob.batch/north-dach-"));
            assertThat(shell.run(named(page.get(1)).replace("cronjob/<the name>", found.getFirst())))
                    .contains("job.batch/dach-now created");
            assertThat(shell.run(named(page.get(2)))).contains("configmap/vivenu-operator-region-keys patched");
            assertThat(shell.run(named(page.get(3)))).contains("secret \"database\" deleted");
        }
    }

    private static String named(String command) {
        return command.replace("<the release's>", RELEASE)
                .replace("<release>-", "vivenu-operator-")
                .replace("<database.existingSecret>", "database");
    }

    /** As 0.1 needed it beside the regions. */
    private static void formerDatabaseSecret(ApiServer server) {
        server.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("database")
                        .withNamespace("north")
                        .endMetadata()
                        .withStringData(Map.of("url", "postgresql://vivenu:canary-password@db/vivenu"))
                        .build())
                .create();
    }
}
