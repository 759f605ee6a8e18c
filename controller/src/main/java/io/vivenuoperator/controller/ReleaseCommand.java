package io.vivenuoperator.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.metrics.RegionObserver;
import io.vivenuoperator.controller.region.RegionOperator;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.settings.ControllerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases all regions before the chart is uninstalled: removes their webhooks at Vivenu, and their finalizers, which
 * nobody could remove afterwards. The regions themselves stay. The controller is stopped first, because it would add the
 * finalizers again.
 */
public final class ReleaseCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseCommand.class);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(70);

    private final KubernetesClient client;
    private final SellerAccounts accounts;
    private final ControllerSettings settings;
    private final Clock clock;

    public ReleaseCommand(KubernetesClient client, SellerAccounts accounts, ControllerSettings settings, Clock clock) {
        this.client = client;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes at most two minutes.
     *
     * @param controllers label selector of the controller's Deployment and pods
     */
    public void run(String controllers) {
        stop(controllers);
        var keys = new RegionKeyLedger(client, settings, RegionOperator.place(settings));
        try (var regions = new RegionOperator(
                client, keys, accounts, podIp -> OptionalLong.empty(), settings, clock, RegionObserver.NOBODY)) {
            regions.leave();
        }
    }

    private void stop(String controllers) {
        var namespace = settings.operatorNamespace();
        try {
            var deployments = client.apps().deployments().inNamespace(namespace).withLabelSelector(controllers);
            deployments
                    .list()
                    .getItems()
                    .forEach(controller -> client.resource(controller).scale(0));
            client.pods()
                    .inNamespace(namespace)
                    .withLabelSelector(controllers)
                    .informOnCondition(List::isEmpty)
                    .get(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS);
        } catch (KubernetesClientException | ExecutionException | TimeoutException e) {
            LOG.atWarn()
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("The controller may still be running");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
