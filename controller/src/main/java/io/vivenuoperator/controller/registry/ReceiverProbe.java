package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Queries all receivers concurrently, so that one that hangs delays no other. */
final class ReceiverProbe {
    private final ReceiverClient loaded;

    ReceiverProbe(ReceiverClient loaded) {
        this.loaded = loaded;
    }

    ProbeRound ask(List<Pod> ready) {
        var began = System.nanoTime();
        return new ProbeRound(began, all(ready, loaded::of, OptionalLong.empty()));
    }

    /** When a receiver last accepted a delivery signed with the newest key. */
    Optional<Instant> lastDelivery(List<Pod> ready, String region, long revision) {
        return all(ready, ip -> loaded.lastDelivery(ip, region, revision), Optional.<Instant>empty()).stream()
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private static <T> List<T> all(List<Pod> ready, Function<String, T> question, T interrupted) {
        if (ready.isEmpty()) {
            return List.of();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<T>>();
            ready.forEach(pod -> asked.add(
                    threads.submit(() -> question.apply(pod.getStatus().getPodIP()))));
            return asked.stream().map(answer -> answer(answer, interrupted)).toList();
        }
    }

    private static <T> T answer(Future<T> asked, T interrupted) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a receiver could not be queried", e.getCause());
        }
    }
}
