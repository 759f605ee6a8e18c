package io.vivenuoperator.platform.service.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a request wants to have written, and the request that waits for its result. The first result counts.
 *
 * @param <Q> what is to be written
 * @param <A> the result
 */
public class QueuedRequest<Q, A> {
    private final Q content;
    private final long bytes;
    private final CompletableFuture<A> answer = new CompletableFuture<>();

    /**
     * A request without a result.
     *
     * @param bytes what it takes of a queue's room
     */
    public QueuedRequest(Q content, long bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /** What is to be written. */
    public final Q content() {
        return content;
    }

    final long bytes() {
        return bytes;
    }

    /** Gives it its result, unless it has one. */
    public final void answer(A with) {
        answer.complete(with);
    }

    /** Whether the request already has a result; if it gave up, a place in a batch would be wasted. */
    public final boolean answered() {
        return answer.isDone();
    }

    /**
     * The result.
     *
     * @param late if none came in time
     * @param interrupted if the waiting thread is to end
     */
    public final A await(Duration atMost, A late, A interrupted) {
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(interrupted);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a result is never an exception", e);
        }
    }

    private A giveUp(A with) {
        answer.complete(with);
        return answer.join();
    }
}
