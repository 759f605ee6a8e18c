package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/operating.md in their order. */
class OperatingIT extends OnAnApiServer {
    private static final Path PAGE = Path.of("../docs/operating.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private Kubectl shell;
    private List<String> page;

    @BeforeEach
    void shell(ApiServer server) throws IOException, InterruptedException {
        shell = new Kubectl(directory, server.kubeconfig(), it.namespace, Map.of("API_KEY", "canary-api-key-2"));
        page = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    @Test
    void everyCommandOfThePageDoesWhatItSays() throws IOException, InterruptedException {
        // given
        ready();
        it.vivenu.accepting("canary-api-key-2", "seller-dach");
        assertThat(page).hasSize(11);

        // then
        assertThat(type(0)).contains("dach", "True", "Registered", "seller-dach");
        assertThat(type(1)).contains("KeyAccepted", "FirstPollPending");
        assertThat(type(2)).contains("Registered", "Vivenu posts to");
        assertThat(type(3)).contains(it.namespace + "/dach DataFresh=Unknown FirstPollPending: No poll");
        assertThat(type(4)).contains("job.batch/dach-now created");
        type(5);
        expect(POLLERS_SCHEDULED, "TRUE Suspended");
        type(6);
        expect(POLLERS_SCHEDULED, "TRUE Scheduled");
        type(7);
        eventually(() -> assertThat(it.vivenu.callsWith("canary-api-key-2")).isPositive());
        expect(CREDENTIALS_VALID, "TRUE KeyAccepted");
        var before = it.secretValue("dach-webhook-signing-key", "signingKey");
        type(8);
        eventually(() -> {
            var after = it.secretValue("dach-webhook-signing-key", "signingKey");
            assertThat(after).isNotEmpty().isNotEqualTo(before);
            assertThat(it.vivenu.webhooksOf("seller-dach").getFirst().signingKey())
                    .contains(new SigningKey(after));
            assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                    .contains("[\"" + after + "\",\"" + before + "\"]");
        });
        expect(READY, "TRUE Ready");
        assertThat(type(9)).contains("condition met");
        type(10);
        assertThat(it.stored("dach")).isNull();
    }

    private String type(int command) throws IOException, InterruptedException {
        return shell.run(page.get(command));
    }
}
