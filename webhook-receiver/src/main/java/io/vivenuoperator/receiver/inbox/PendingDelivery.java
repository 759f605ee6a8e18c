package io.vivenuoperator.receiver.inbox;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A delivery and the request that waits for its result. The first result counts. */
public final class PendingDelivery {
    private final Delivery delivery;
    private final CompletableFuture<DeliveryResult> answer = new CompletableFuture<>();

    public PendingDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    public Delivery delivery() {
        return delivery;
    }

    public void answer(DeliveryResult with) {
        answer.complete(with);
    }

    /**
     * Whether the request already has a result; if it timed out, Vivenu was asked to retry, and a place in a batch would
     * be wasted.
     */
    public boolean answered() {
        return answer.isDone();
    }

    /** The result, or {@link DeliveryResult.Unavailable#DATABASE_SLOW} if none came in time. */
    public DeliveryResult await(Duration atMost) {
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(DeliveryResult.Unavailable.DATABASE_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(DeliveryResult.Unavailable.SHUTTING_DOWN);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a result is never an exception", e);
        }
    }

    private DeliveryResult giveUp(DeliveryResult.Unavailable reason) {
        answer.complete(new DeliveryResult.TryAgain(reason));
        return answer.join();
    }
}
