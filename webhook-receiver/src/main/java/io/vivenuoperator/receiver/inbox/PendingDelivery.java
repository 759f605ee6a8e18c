package io.vivenuoperator.receiver.inbox;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A delivery and the request that waits for its answer. The first answer counts. */
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

    /** A request that gave up is not worth a place in a batch: Vivenu was told to deliver again. */
    public boolean answered() {
        return answer.isDone();
    }

    /** The answer, or {@link DeliveryResult.Unavailable#DATABASE_SLOW} when none came in time. */
    public DeliveryResult await(Duration atMost) {
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(DeliveryResult.Unavailable.DATABASE_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(DeliveryResult.Unavailable.SHUTTING_DOWN);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never an exception", e);
        }
    }

    private DeliveryResult giveUp(DeliveryResult.Unavailable reason) {
        answer.complete(new DeliveryResult.TryAgain(reason));
        return answer.join();
    }
}
