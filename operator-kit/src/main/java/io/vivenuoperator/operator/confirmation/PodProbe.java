package io.vivenuoperator.operator.confirmation;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Queries all pods of a program concurrently, so that one that hangs delays no other. */
final class PodProbe {
    private final RevisionQuestion loaded;

    PodProbe(RevisionQuestion loaded) {
        this.loaded = loaded;
    }

    ProbeRound ask(List<Pod> ready) {
        var began = System.nanoTime();
        return new ProbeRound(began, all(ready, loaded::of, OptionalLong.empty()));
    }

    /** @param interrupted stands for the answer of a pod that was not waited for */
    static <T> List<T> all(List<Pod> ready, Function<String, T> question, T interrupted) {
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
            throw new IllegalStateException("a pod could not be queried", e.getCause());
        }
    }
}
