package io.vivenuoperator.controller;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vivenuoperator.client.transport.CallPolicy;
import io.vivenuoperator.client.transport.Transport;
import io.vivenuoperator.controller.account.VivenuAccounts;
import io.vivenuoperator.controller.cache.MetadataOnly;
import io.vivenuoperator.controller.registry.HttpLoadedRevision;
import io.vivenuoperator.controller.settings.MisconfiguredException;
import io.vivenuoperator.controller.settings.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the controller; ends with 2 when its environment is not usable. */
public final class ControllerMain {
    private static final Logger LOG = LoggerFactory.getLogger(ControllerMain.class);
    private static final int EXIT_MISCONFIGURED = 2;

    private ControllerMain() {}

    public static void main(String[] args) throws IOException {
        try {
            run(Settings.from(System.getenv()));
        } catch (MisconfiguredException e) {
            LOG.atError().addKeyValue("problem", e.getMessage()).log("Misconfigured");
            System.exit(EXIT_MISCONFIGURED);
        }
    }

    private static void run(Settings settings) throws IOException {
        var clock = Clock.systemUTC();
        var client = new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor(MetadataOnly.NAME, new MetadataOnly()))
                .build();
        var accounts = new VivenuAccounts(Transport.newHttpClient(), CallPolicy.singleAttempt(clock));
        var receivers = new HttpLoadedRevision(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build(),
                settings.registry().receiverManagementPort());
        var process = ControllerProcess.start(client, accounts, receivers, settings, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop"));
        LOG.atInfo()
                .addKeyValue("watchNamespace", settings.watchNamespace())
                .addKeyValue("managementPort", process.managementPort())
                .log("Controller started");
    }
}
