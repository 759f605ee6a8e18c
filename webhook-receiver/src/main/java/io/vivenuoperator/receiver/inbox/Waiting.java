package io.vivenuoperator.receiver.inbox;

import io.vivenuoperator.receiver.delivery.Answer;
import io.vivenuoperator.receiver.delivery.Delivery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A delivery and the request that waits for its answer. The first answer counts. */
public final class Waiting {

    private final Delivery delivery;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    public Waiting(Delivery delivery) {
        this.delivery = delivery;
    }

    public Delivery delivery() {
        return delivery;
    }

    public void answer(Answer with) {
        answer.complete(with);
    }

    /** A request that gave up is not worth a place in a batch: Vivenu was told to deliver again. */
    public boolean answered() {
        return answer.isDone();
    }

    /** The answer, or {@link Answer.Unavailable#DATABASE_SLOW} when none came in time. */
    public Answer await(Duration atMost) {
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(Answer.Unavailable.DATABASE_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(Answer.Unavailable.SHUTTING_DOWN);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never an exception", e);
        }
    }

    private Answer giveUp(Answer.Unavailable reason) {
        answer.complete(new Answer.TryAgain(reason));
        return answer.join();
    }
}
