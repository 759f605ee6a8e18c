package io.vivenuoperator.controller.handover;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import io.vivenuoperator.controller.settings.EventsSettings;
import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import io.vivenuoperator.operator.confirmation.PodsPlace;
import io.vivenuoperator.operator.confirmation.ProgramPods;
import io.vivenuoperator.operator.shared.SharedDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What the events service is handed. A pod takes no file that has lost more than half of its subscriptions at once, so what is gone
 * is removed in steps of which each is confirmed.
 */
public final class SubscriptionHandover implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** So few may always go at once. */
    private static final int FEW = 3;

    private static final int UNKNOWN = -1;

    private final HandoverSecret secret;
    private final SharedDocument<HandoverDocument> stored;
    private final ProgramPods pods;
    private final EventsPodClient client;
    private final Clock clock;
    /** How many subscriptions the pods had when they last confirmed. */
    private final AtomicInteger confirmedSize = new AtomicInteger(UNKNOWN);

    public SubscriptionHandover(
            KubernetesClient kubernetes,
            String namespace,
            EventsSettings settings,
            boolean waitForKubelet,
            EventsPodClient client,
            Clock clock) {
        this.secret = new HandoverSecret(kubernetes, namespace, settings.secret(), clock);
        this.stored = new SharedDocument<>("the subscriptions Secret", secret);
        var place = new PodsPlace(namespace, settings.selector(), waitForKubelet);
        this.pods = new ProgramPods(kubernetes, place, client, PATIENCE);
        this.client = client;
        this.clock = clock;
    }

    /** Call once, before the first subscription. */
    public void prepare() {
        pods.watch();
        pods.announce(secret.ensureExists());
    }

    /** Hands it over, and waits until every ready pod has it, with a limit. */
    public PodsConfirmation publish(HandedSubscription subscription) {
        var now = clock.instant();
        return confirmed(stored.change(document -> document.with(subscription, now)));
    }

    /** Hands it over, and waits until every ready pod has it, with a limit. */
    public PodsConfirmation publish(HandedReplay replay) {
        var now = clock.instant();
        return confirmed(stored.change(document -> document.with(replay, now)));
    }

    private PodsConfirmation confirmed(HandoverDocument document) {
        var answer = pods.confirm(document.revision());
        if (answer instanceof PodsConfirmation.Confirmed) {
            confirmedSize.set(document.subscriptions().size());
        }
        return answer;
    }

    /** What was handed over last under this uid. */
    public Optional<HandedSubscription> handed(String uid) {
        return stored.document().subscription(uid);
    }

    /** What was handed over last under this name. */
    public Optional<HandedSubscription> handed(String namespace, String name) {
        return stored.document().subscriptions().values().stream()
                .filter(handed ->
                        handed.namespace().equals(namespace) && handed.name().equals(name))
                .findFirst();
    }

    /** Of everything that is handed over. */
    public Set<String> uids() {
        var document = stored.document();
        var uids = new TreeSet<>(document.subscriptions().keySet());
        uids.addAll(document.replays().keySet());
        return uids;
    }

    /**
     * Removes as many of these as may go before the pods have confirmed it.
     *
     * @return those that are left for later
     */
    public Set<String> withdraw(Collection<String> gone) {
        if (confirmedSize.get() == UNKNOWN && !(confirmed(stored.document()) instanceof PodsConfirmation.Confirmed)) {
            // Pods may still have what was in force before a step of the controller that ran before this one.
            return new TreeSet<>(gone);
        }
        var now = clock.instant();
        var changed = stored.change(document -> document.without(step(document, gone), now));
        confirmed(changed);
        var left = new TreeSet<>(gone);
        left.retainAll(changed.subscriptions().keySet());
        return left;
    }

    private List<String> step(HandoverDocument document, Collection<String> gone) {
        var size = document.subscriptions().size();
        var known = confirmedSize.get();
        var most = Math.max(0, Math.max(FEW, known / 2) - (known - size));
        var subscriptions = gone.stream()
                .filter(uid -> document.subscriptions().containsKey(uid))
                .limit(most);
        return Stream.concat(
                        subscriptions,
                        gone.stream().filter(uid -> document.replays().containsKey(uid)))
                .toList();
    }

    /** What a pod says about a file that it does not take. */
    public Optional<String> refusal() {
        return pods.ask(client::loaded, Optional.<LoadedSubscriptions>empty()).stream()
                .flatMap(Optional::stream)
                .flatMap(answer -> answer.refused().stream())
                .findFirst();
    }

    ProgramPods pods() {
        return pods;
    }

    @Override
    public void close() {
        pods.close();
    }
}
