package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.controller.chart.RenderedChart;
import io.vivenuoperator.crd.apiserver.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of the pages beside operating.md, whose {@code sh} blocks {@link OperatingIT} types, and names those that can't be typed here. */
class PagesIT extends OnAnApiServer {
    /** Whose commands are typed by a test of their own. */
    private static final Set<String> ELSEWHERE = Set.of("api.md", "following-a-sale.md", "tenants.md");

    /** What a command begins with, and why it is not typed here. */
    private static final Map<String, String> NOT_TYPED = Map.ofEntries(
            Map.entry("tar -xzf vivenu-operator-", "AirGapIT does it with a bundle"),
            Map.entry("./load ", "AirGapIT does it with a bundle"),
            Map.entry("helm install vivenu ", "the chart is in no registry yet; the E2Es install it from here"),
            Map.entry("helm upgrade vivenu ", "EvaluationLoginIT and UpgradeE2E upgrade a release"),
            Map.entry("helm test vivenu", "it takes a kubelet; InstallationTestE2E runs it"),
            Map.entry("kubectl delete pod vivenu-test", "it takes a kubelet; InstallationTestE2E leaves one"),
            Map.entry("helm uninstall vivenu", "InstallationGoneE2E does it, with what runs before"),
            Map.entry("kubectl delete namespace ticketing", "InstallationGoneE2E does it; nothing deletes one here"),
            Map.entry("pg_dump ", "RestoreIT does it with a PostgreSQL"),
            Map.entry("pg_restore ", "RestoreIT does it with a PostgreSQL"),
            Map.entry("kubectl wait --for=condition=complete ", "it takes a kubelet; RegionLifecycleE2E polls"),
            Map.entry("kubectl create secret generic hia ", "the key is the reader's; SyncAcceptanceIT makes one"),
            Map.entry("kubectl apply -f examples/historical-sync.yaml", "SyncAcceptanceIT applies it"),
            Map.entry("kubectl get vhs ", "it watches for ever; SyncProgressIT reads the status"),
            Map.entry("kubectl wait --for=condition=Complete vhs/", "it takes a kubelet; SyncEndIT plays the pod"),
            Map.entry("kubectl describe vhs ", "SyncProgressIT reads the status"),
            Map.entry("kubectl create secret generic sheets-account ", "the key is the reader's"),
            Map.entry("kubectl apply -f examples/sales-export.yaml", "ExportScheduleIT applies it"),
            Map.entry("kubectl wait --for=condition=Ready sx/", "it takes a kubelet; ExportRunsIT plays the pod"),
            Map.entry("kubectl get sx ", "ExportRunsIT reads the status"),
            Map.entry("kubectl create job --from=cronjob/$(kubectl get sx ", "ExportRunsIT plays what it makes"),
            Map.entry("java -jar historical-job/", "SyncIT and PullIT run it with a Vivenu and an endpoint"),
            Map.entry("kubectl logs ", "it takes a kubelet; RegionLifecycleE2E polls"),
            Map.entry("kubectl wait --for=condition=WebhookRegistered ", "ManualRegistrationIT brings the delivery"),
            Map.entry(
                    "kubectl get events --namespace <", "the namespace is the reader's; LastNoticeIT reads the Event"),
            Map.entry("identity=", "there is no signed release yet"),
            Map.entry("issuer=", "there is no signed release yet"),
            Map.entry("cosign verify", "there is no signed release yet"));

    private static final Set<String> TYPED =
            Set.of("airgap.md", "backup.md", "gitops.md", "operating.md", "upgrading.md");

    private static final List<String> SHOWN_AND_TYPED = List.of(
            "kubectl patch vivenuregion dach ",
            "kubectl get vivenuregion dach ",
            "kubectl get secret dach-webhook-signing-key ",
            "kubectl get vivenuregions --output=name | xargs ",
            "kubectl create configmap ",
            "kubectl apply --server-side -f helm/");

    @TempDir
    private Path directory;

    private Kubectl shell;

    @BeforeEach
    void shell(ApiServer server) throws IOException, InterruptedException {
        shell = new Kubectl(directory, server.kubeconfig(), it.namespace, Map.of());
    }

    @Test
    void everyCommandIsTypedOrSaysWhyNot() throws IOException {
        // given
        var pages = PageCommands.pages().stream()
                .filter(page -> !ELSEWHERE.contains(page))
                .toList();

        // then
        for (var page : pages) {
            assertThat(PageCommands.typed(page).isEmpty() || TYPED.contains(page) || page.equals("releasing.md"))
                    .as("%s has commands in sh blocks: type them here", page)
                    .isTrue();
            for (var command : PageCommands.shown(page)) {
                assertThat(SHOWN_AND_TYPED.stream().anyMatch(command::startsWith)
                                || NOT_TYPED.keySet().stream().anyMatch(command::startsWith))
                        .as("%s: %s", page, command)
                        .isTrue();
            }
        }
    }

    @Test
    void backup() throws IOException, InterruptedException {
        // given
        ready();
        receivers();
        var page = PageCommands.typed("backup.md");
        assertThat(page).hasSize(5);

        // then
        assertThat(shell.run(page.get(0))).contains("vivenu-receiver scaled");
        shell.run(page.get(1));
        expect(POLLERS_SCHEDULED, "TRUE Suspended");
        assertThat(shell.run(page.get(2))).contains("vivenu-receiver scaled");
        shell.run(page.get(3));
        expect(POLLERS_SCHEDULED, "TRUE Scheduled");
        assertThat(shell.run(page.get(4))).contains("job.batch/dach-after-restore created");
    }

    @Test
    void upgrading() throws IOException, InterruptedException {
        // given
        ready();
        var page = PageCommands.typed("upgrading.md");
        assertThat(page).hasSize(2);

        // then
        assertThat(shell.run(page.get(0))).contains(it.namespace, "dach", "True");
        assertThat(shell.run(page.get(1))).contains("condition met");
        var crd = PageCommands.shown("upgrading.md").stream()
                .filter(command -> command.startsWith("kubectl apply"))
                .toList();
        assertThat(crd).hasSize(1);
        assertThat(shell.run("cd .. && " + crd.getFirst() + " --dry-run=server --force-conflicts"))
                .contains("vivenuregions.vivenu-operator.io serverside-applied");
    }

    @Test
    void gitops() throws IOException, InterruptedException {
        // given
        ready();
        var page = PageCommands.typed("gitops.md");
        assertThat(page).hasSize(2);

        // then
        assertThat(shell.run(page.get(0))).contains("Ready=True Ready\n", "PollersScheduled=True Scheduled\n");
        shell.run(page.get(1));
        expect(POLLERS_SCHEDULED, "TRUE Suspended");
    }

    @Test
    void airgap() throws IOException, InterruptedException {
        // given
        var page = PageCommands.typed("airgap.md");
        assertThat(page).hasSize(2);

        // then
        assertThat(shell.run("cd .. && " + page.get(0)).lines()).hasSize(3);
        assertThat(shell.run("cd .. && " + page.get(1)).lines())
                .hasSize(3)
                .allSatisfy(image -> assertThat(image).startsWith("mirror.example.com/"));
    }

    /** What operating.md only shows, because each needs something done first. */
    @Test
    void operating() throws IOException, InterruptedException {
        // given
        ready();
        Files.writeString(directory.resolve("ca.crt"), "a certificate");

        // then
        for (var command : PageCommands.shown("operating.md")) {
            if (SHOWN_AND_TYPED.stream().anyMatch(command::startsWith)) {
                shell.run("cd '" + directory + "' && " + command);
            }
        }
        expect(WEBHOOK_REGISTERED, "UNKNOWN AwaitingDelivery");
        assertThat(shell.run("kubectl get configmap company-ca -o jsonpath='{.data}'"))
                .contains("a certificate");
    }

    private void receivers() {
        RenderedChart.with("vivenu", it.namespace, Map.of()).objects().stream()
                .filter(object -> object.getKind().equals("Deployment"))
                .filter(object -> object.getMetadata().getName().equals("vivenu-receiver"))
                .forEach(object -> it.client.resource(object).create());
    }
}
