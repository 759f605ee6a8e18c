package io.vivenuoperator.controller.eventing;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Every reason that subscriptions, replays and Events of a namespace show during a test, from watches. */
final class ShownReasons implements AutoCloseable {
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<SharedIndexInformer<?>> watches;

    ShownReasons(KubernetesClient client, String namespace) {
        watches = List.of(
                client.resources(EventSubscription.class).inNamespace(namespace).inform(new Noting<>(this::note)),
                client.resources(EventReplay.class).inNamespace(namespace).inform(new Noting<>(this::note)),
                client.v1().events().inNamespace(namespace).inform(new Noting<>(this::note)));
    }

    private void note(EventSubscription subscription) {
        changes.incrementAndGet();
        if (subscription.getStatus() != null) {
            subscription
                    .getStatus()
                    .conditions()
                    .forEach(condition -> shown.add(condition.type().wireName() + "/" + condition.reason()));
        }
    }

    private void note(EventReplay replay) {
        if (replay.getStatus() != null) {
            replay.getStatus()
                    .conditions()
                    .forEach(condition -> shown.add(condition.type().wireName() + "/" + condition.reason()));
        }
    }

    private void note(Event event) {
        shown.add("Event/" + event.getReason());
    }

    Set<String> shown() {
        return Set.copyOf(shown);
    }

    /** Versions of subscriptions. */
    int changes() {
        return changes.get();
    }

    @Override
    public void close() {
        watches.forEach(SharedIndexInformer::close);
    }

    private record Noting<T>(Consumer<T> note) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T added) {
            note.accept(added);
        }

        @Override
        public void onUpdate(T before, T now) {
            note.accept(now);
        }

        @Override
        public void onDelete(T deleted, boolean finalStateUnknown) {
            note.accept(deleted);
        }
    }
}
