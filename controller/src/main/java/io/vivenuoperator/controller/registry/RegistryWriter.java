package io.vivenuoperator.controller.registry;

import io.vivenuoperator.controller.registry.RegistrySecret.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Combines many regions' changes into one write: changes that arrive during a write are part of the next one. The last
 * document is cached, so that an unchanged region costs no request; it is re-read now and then, because others may change
 * the Secret.
 */
final class RegistryWriter {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    /** Long enough for other changes to join, short compared with a write and its confirmation. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private static final int TRIES = 5;

    private final RegistrySecret secret;
    private final Clock clock;
    private final Queue<Change> waiting = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Optional<Known> known = Optional.empty();

    RegistryWriter(RegistrySecret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    private record Known(Stored stored, long atNanos) {
        boolean isRecent() {
            return System.nanoTime() - atNanos < REMEMBERED.toNanos();
        }
    }

    private record Change(
            UnaryOperator<SortedMap<String, RegistryEntry>> what, CompletableFuture<RegistryDocument> outcome) {}

    /** The document with the change applied; nothing is written if it makes no difference. */
    RegistryDocument change(UnaryOperator<SortedMap<String, RegistryEntry>> what) {
        var remembered =
                known.filter(Known::isRecent).map(recent -> recent.stored().document());
        if (remembered.isPresent() && !changes(remembered.get(), what)) {
            return remembered.get();
        }
        var mine = new Change(what, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(mine);
        }
        writing.lock();
        try {
            if (!mine.outcome().isDone()) {
                linger();
                commit(everyone());
            }
        } finally {
            writing.unlock();
        }
        return outcome(mine);
    }

    /** The last known document, or the stored one. */
    RegistryDocument document() {
        return change(entries -> entries);
    }

    private boolean changes(RegistryDocument document, UnaryOperator<SortedMap<String, RegistryEntry>> what) {
        return !document.changed(clock.instant(), what).equals(document);
    }

    private List<Change> everyone() {
        synchronized (waiting) {
            var all = new ArrayList<>(waiting);
            waiting.clear();
            return all;
        }
    }

    private void commit(List<Change> changes) {
        try {
            var document = written(entries -> {
                var next = entries;
                for (var change : changes) {
                    next = change.what().apply(next);
                }
                return next;
            });
            changes.forEach(change -> change.outcome().complete(document));
        } catch (RuntimeException e) {
            known = Optional.empty();
            changes.forEach(change -> change.outcome().completeExceptionally(e));
        } finally {
            // Never leave a caller waiting, whatever went wrong.
            changes.forEach(change ->
                    change.outcome().completeExceptionally(new IllegalStateException("the registry was not written")));
        }
    }

    private RegistryDocument written(UnaryOperator<SortedMap<String, RegistryEntry>> what) {
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var before = attempt == 1
                    ? known.filter(Known::isRecent).map(Known::stored).orElseGet(this::read)
                    : read();
            var after = before.document().changed(clock.instant(), what);
            if (before.version().isPresent() && after.equals(before.document())) {
                return after;
            }
            var written = secret.write(after, before.version());
            if (written.isPresent()) {
                known = Optional.of(new Known(written.get(), System.nanoTime()));
                return after;
            }
        }
        throw new IllegalStateException("the registry Secret changes faster than it can be written");
    }

    /** A deleted Secret is restored with its previous content. */
    private Stored read() {
        var read = secret.read();
        var lost = known.filter(last -> read.version().isEmpty());
        var stored = lost.map(last -> new Stored(last.stored().document().renewed(clock.instant()), Optional.empty()))
                .orElse(read);
        known = Optional.of(new Known(stored, System.nanoTime()));
        return stored;
    }

    private static void linger() {
        try {
            Thread.sleep(LINGER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RegistryDocument outcome(Change change) {
        try {
            return change.outcome().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
