package io.vivenuoperator.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.account.VendorAddresses;
import io.vivenuoperator.controller.account.VivenuAccounts;
import io.vivenuoperator.controller.evaluation.EvaluationDatabase;
import io.vivenuoperator.controller.evaluation.EvaluationLogin;
import io.vivenuoperator.controller.handover.HttpEventsPodClient;
import io.vivenuoperator.controller.historical.HttpPodProgressClient;
import io.vivenuoperator.controller.registry.HttpReceiverClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.operator.cache.MetadataOnlySecrets;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the controller. Exit code 2 means that its environment is invalid. */
public final class ControllerMain {
    private static final Logger LOG = LoggerFactory.getLogger(ControllerMain.class);

    /** The subcommand that the chart's uninstall hook runs; its argument is the label selector of the controllers to stop. */
    private static final String RELEASE = "release";

    /** More than it takes, and less than the chart's Job is given: whatever hangs, the Job ends well. */
    private static final Duration RELEASE_DEADLINE = Duration.ofSeconds(150);

    private ControllerMain() {}

    public static void main(String[] args) {
        new Program("controller").start(environment -> {
            var settings = ControllerSettings.from(environment);
            if (args.length == 2 && args[0].equals(RELEASE)) {
                release(settings, args[1]);
            } else {
                run(settings, EvaluationDatabase.from(environment));
            }
        });
    }

    private static void run(ControllerSettings settings, Optional<EvaluationDatabase> evaluation) throws IOException {
        var clock = Clock.systemUTC();
        var client = client();
        evaluation.ifPresent(new EvaluationLogin(client, new SecureRandom())::complete);
        var accounts = accounts(settings, clock);
        // Pods are never behind a proxy.
        var pods = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        var receivers = new HttpReceiverClient(pods, settings.registry().receiverManagementPort());
        var process = ControllerProcess.start(
                client,
                accounts,
                receivers,
                new ProgramClients(
                        events -> new HttpEventsPodClient(pods, events.managementPort()),
                        historical -> new HttpPodProgressClient(pods, historical.managementPort())),
                settings,
                clock);
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop"));
        LOG.atInfo()
                .addKeyValue("watchNamespace", settings.scope().toString())
                .addKeyValue("managementPort", process.managementPort())
                .log("Controller started");
    }

    /** Always exits with 0: a release must always be uninstallable. */
    private static void release(ControllerSettings settings, String controllerSelector) throws InterruptedException {
        var clock = Clock.systemUTC();
        try (var client = client()) {
            var command = new ReleaseCommand(client, accounts(settings, clock), settings, clock);
            if (!Thread.ofVirtual()
                    .start(() -> letGo(command, controllerSelector))
                    .join(RELEASE_DEADLINE)) {
                LOG.atWarn().addKeyValue("deadline", RELEASE_DEADLINE).log("Regions were not all let go in time");
            }
        }
    }

    private static void letGo(ReleaseCommand command, String controllerSelector) {
        try {
            command.run(controllerSelector);
        } catch (KubernetesClientException e) {
            LOG.atWarn().addKeyValue("status", e.getCode()).log("Regions could not be released");
        }
    }

    private static KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor(MetadataOnlySecrets.NAME, new MetadataOnlySecrets()))
                .build();
    }

    private static SellerAccounts accounts(ControllerSettings settings, Clock clock) {
        var policy = CallPolicy.singleAttempt(clock).withGuard(VendorAddresses.guard(settings.allowedHosts()));
        return new VivenuAccounts(HttpTransport.newHttpClient(settings.vivenu()), policy);
    }
}
