package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedTasksTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final AtomicInteger ended = new AtomicInteger();

    private Callable<Void> ending() {
        return () -> {
            ended.incrementAndGet();
            return null;
        };
    }

    /** As a region that is cut off while it waits for Vivenu, and then still goes from the receivers' registry. */
    private Callable<Void> endingAWhileAfterItWasCutOff() {
        return () -> {
            try {
                boolean _ = new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // A change of the registry is waited for without regard to interrupts.
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS))
                        .join();
                ended.incrementAndGet();
            }
            return null;
        };
    }

    @Test
    void allThatEndInTimeAreDone() {
        assertThat(new BoundedTasks(2, Duration.ofMinutes(1)).run(List.of(ending(), ending(), ending())))
                .isZero();
        assertThat(ended).hasValue(3);
    }

    @Test
    void whatFailsIsCounted() {
        Callable<Void> failing = () -> {
            throw new IllegalStateException("planned");
        };

        assertThat(new BoundedTasks(2, Duration.ofMinutes(1)).run(List.of(failing, ending())))
                .isEqualTo(1);
    }

    @Test
    void whatIsCutOffHasEndedBeforeAnythingElseBegins() {
        long left =
                new BoundedTasks(2, SHORT).run(List.of(endingAWhileAfterItWasCutOff(), endingAWhileAfterItWasCutOff()));

        assertThat(left).isEqualTo(2);
        assertThat(ended).hasValue(2);
    }
}
