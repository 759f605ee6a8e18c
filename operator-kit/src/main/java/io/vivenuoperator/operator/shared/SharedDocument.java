package io.vivenuoperator.operator.shared;

import io.vivenuoperator.operator.shared.DocumentHome.Stored;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Combines many resources' changes into one write: changes that arrive during a write are part of the next one. The last
 * document is cached, so that an unchanged resource costs no request; it is re-read now and then, because others may change
 * it.
 *
 * @param <D> the document, with {@code equals}
 */
public final class SharedDocument<D> {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    /** Long enough for other changes to join, short compared with a write and its confirmation. */
    private static final Duration LINGER = Duration.ofMillis(50);

    private static final int TRIES = 5;

    private final String what;
    private final DocumentHome<D> home;
    private final Queue<Change<D>> waiting = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Optional<Known<D>> known = Optional.empty();
    private volatile Optional<D> last = Optional.empty();

    /** @param what what it is, for messages */
    public SharedDocument(String what, DocumentHome<D> home) {
        this.what = what;
        this.home = home;
    }

    private record Known<D>(Stored<D> stored, long atNanos) {
        boolean isRecent() {
            return System.nanoTime() - atNanos < REMEMBERED.toNanos();
        }
    }

    private record Change<D>(UnaryOperator<D> how, CompletableFuture<D> outcome) {}

    /** The document with the change applied; nothing is written if it makes no difference. */
    public D change(UnaryOperator<D> how) {
        var remembered =
                known.filter(Known::isRecent).map(recent -> recent.stored().document());
        if (remembered.isPresent() && how.apply(remembered.get()).equals(remembered.get())) {
            return remembered.get();
        }
        var mine = new Change<D>(how, new CompletableFuture<>());
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

    /** The recent document, or the stored one. */
    public D document() {
        return change(document -> document);
    }

    /** The last known document, however old, or else the stored one. Writes nothing. */
    public D known() {
        return last.orElseGet(() -> {
            writing.lock();
            try {
                return last.orElseGet(() -> read().document());
            } finally {
                writing.unlock();
            }
        });
    }

    private List<Change<D>> everyone() {
        synchronized (waiting) {
            var all = new ArrayList<>(waiting);
            waiting.clear();
            return all;
        }
    }

    private void commit(List<Change<D>> changes) {
        try {
            var document = written(before -> {
                var next = before;
                for (var change : changes) {
                    next = change.how().apply(next);
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
                    change.outcome().completeExceptionally(new IllegalStateException(what + " was not written")));
        }
    }

    private D written(UnaryOperator<D> how) {
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var before = attempt == 1
                    ? known.filter(Known::isRecent).map(Known::stored).orElseGet(this::read)
                    : read();
            var after = how.apply(before.document());
            if (before.version().isPresent() && after.equals(before.document())) {
                return after;
            }
            var written = home.write(after, before.version());
            if (written.isPresent()) {
                remember(written.get());
                return after;
            }
        }
        throw new IllegalStateException(what + " changes faster than it can be written");
    }

    /** A deleted object is restored with its previous content. */
    private Stored<D> read() {
        var read = home.read();
        var lost = known.filter(before -> read.version().isEmpty());
        var stored = lost.map(
                        before -> new Stored<>(home.afterLoss(before.stored().document()), Optional.<String>empty()))
                .orElse(read);
        remember(stored);
        return stored;
    }

    private void remember(Stored<D> stored) {
        known = Optional.of(new Known<>(stored, System.nanoTime()));
        last = Optional.of(stored.document());
    }

    private static void linger() {
        try {
            Thread.sleep(LINGER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <D> D outcome(Change<D> change) {
        try {
            return change.outcome().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
