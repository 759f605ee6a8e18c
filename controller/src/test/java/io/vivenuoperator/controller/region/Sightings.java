package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Every reason shown by the conditions and Events of a namespace's regions during a test, from a watch, and from a look when asked. */
final class Sightings implements AutoCloseable {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final KubernetesClient client;
    private final String namespace;
    private final List<SharedIndexInformer<?>> watches;

    /** Informers, because they restart a broken watch. */
    Sightings(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        watches = List.of(
                client.resources(VivenuRegion.class).inNamespace(namespace).inform(new Seeing<>(this::note)),
                client.v1().events().inNamespace(namespace).inform(new Seeing<>(this::note)));
    }

    private void note(VivenuRegion region) {
        if (region.getStatus() != null) {
            region.getStatus()
                    .conditions()
                    .forEach(condition -> seen.add(condition.type().wireName() + "/" + condition.reason()));
        }
    }

    private void note(Event event) {
        seen.add("Event/" + event.getReason());
    }

    /** On a busy machine a watch may tell nothing for a while. */
    Set<String> seen() {
        client.resources(VivenuRegion.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(this::note);
        return Set.copyOf(seen);
    }

    @Override
    public void close() {
        watches.forEach(SharedIndexInformer::close);
    }

    private record Seeing<T>(Consumer<T> note) implements ResourceEventHandler<T> {
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
