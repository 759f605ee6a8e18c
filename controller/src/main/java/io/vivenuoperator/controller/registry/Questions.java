package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all receivers at once, so that one that hangs costs its own time only. */
final class Questions {
    private final LoadedRevision loaded;

    Questions(LoadedRevision loaded) {
        this.loaded = loaded;
    }

    Round ask(List<Pod> ready) {
        var began = System.nanoTime();
        if (ready.isEmpty()) {
            return new Round(began, List.of());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<OptionalLong>>();
            ready.forEach(pod ->
                    asked.add(threads.submit(() -> loaded.of(pod.getStatus().getPodIP()))));
            return new Round(began, asked.stream().map(Questions::answer).toList());
        }
    }

    private static OptionalLong answer(Future<OptionalLong> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a receiver could not be asked", e.getCause());
        }
    }
}
