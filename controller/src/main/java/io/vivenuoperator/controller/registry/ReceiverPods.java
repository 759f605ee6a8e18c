package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.settings.ControllerSettings.RegistrySettings;
import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import io.vivenuoperator.operator.confirmation.PodsPlace;
import io.vivenuoperator.operator.confirmation.ProgramPods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The receiver pods: besides what every program's pods are asked, they know when a delivery arrived. */
public final class ReceiverPods implements AutoCloseable {
    private final ProgramPods pods;
    private final ReceiverClient receivers;

    /** @param patience how long one confirmation may take; after that it is requested again later */
    public ReceiverPods(
            KubernetesClient client,
            String namespace,
            RegistrySettings settings,
            ReceiverClient receivers,
            Duration patience) {
        var place = new PodsPlace(namespace, settings.receiverSelector(), settings.waitForKubelet());
        this.pods = new ProgramPods(client, place, receivers, patience);
        this.receivers = receivers;
    }

    /** Starts watching the pods. */
    void watch() {
        pods.watch();
    }

    /** Notifies the receivers and waits, with a limit, until every ready one has loaded the revision. */
    PodsConfirmation confirm(long revision) {
        return pods.confirm(revision);
    }

    /** When a receiver with this revision last accepted a delivery signed with the newest key; does not wait. */
    Optional<Instant> lastDelivery(String region, long revision) {
        return pods.ask(ip -> receivers.lastDelivery(ip, region, revision), Optional.<Instant>empty()).stream()
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** Makes the kubelet refresh the registry at every receiver. */
    void announce(long revision) {
        pods.announce(revision);
    }

    @Override
    public void close() {
        pods.close();
    }
}
