package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every reason that exports and Events show during a test, from watches. */
final class ShownExportReasons implements AutoCloseable {
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger versions = new AtomicInteger();
    private final List<SharedIndexInformer<?>> watches;

    ShownExportReasons(KubernetesClient client, String... namespaces) {
        watches = Stream.of(namespaces)
                .<SharedIndexInformer<?>>flatMap(namespace -> Stream.of(
                        client.resources(SalesExport.class)
                                .inNamespace(namespace)
                                .inform(new Noting<>(this::note)),
                        client.v1().events().inNamespace(namespace).inform(new Noting<>(this::note))))
                .toList();
    }

    private void note(SalesExport export) {
        versions.incrementAndGet();
        if (export.getStatus() != null) {
            export.getStatus()
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

    /** How often an export was written. */
    int versions() {
        return versions.get();
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
