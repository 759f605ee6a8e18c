package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.SyncProgress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What a running sync's pod answers, as a test says. */
final class PlayedSyncPods implements PodProgressClient {
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Supplier<Optional<SyncProgress>> answer = Optional::empty;

    void answering(SyncProgress progress) {
        answer = () -> Optional.of(progress);
    }

    void silent() {
        answer = Optional::empty;
    }

    void failing(RuntimeException failure) {
        answer = () -> {
            throw failure;
        };
    }

    int questions() {
        return questions.get();
    }

    @Override
    public Optional<SyncProgress> progress(String podIp) {
        questions.incrementAndGet();
        return answer.get();
    }
}
