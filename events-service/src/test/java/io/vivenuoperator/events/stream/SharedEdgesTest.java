package io.vivenuoperator.events.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.message.LogEdges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedEdgesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CLIENTS = 100;

    private final FakePages pages = new FakePages(1, 10);
    private final SharedEdges edges = new SharedEdges(pages);
    private final Executor clients = task -> Thread.ofVirtual().start(task);

    private List<CompletableFuture<Optional<LogEdges>>> come() {
        return IntStream.range(0, CLIENTS)
                .mapToObj(_ -> CompletableFuture.supplyAsync(edges::now, clients))
                .toList();
    }

    /** They all come while the first one's question is being answered. */
    private List<CompletableFuture<Optional<LogEdges>>> comeTogether() {
        CountDownLatch gate = pages.hold();
        var first = CompletableFuture.supplyAsync(edges::now, clients);
        await().atMost(PATIENCE).until(() -> pages.asked() == 1);
        var others = come();
        await().atMost(PATIENCE).until(() -> edges.waiting() == CLIENTS);
        gate.countDown();
        assertThat(first).succeedsWithin(PATIENCE);
        return others;
    }

    @Test
    void thoseWhoComeTogetherShareAQuestion() {
        var others = comeTogether();

        assertThat(others).allSatisfy(answer -> assertThat(answer).succeedsWithin(PATIENCE));
        assertThat(pages.asked()).isEqualTo(2);
    }

    @Test
    void nobodyGetsAnAnswerFromBeforeHeCame() {
        var _ = edges.now();
        pages.publish(5);

        assertThat(edges.now().map(LogEdges::head)).contains(15L);
    }

    @Test
    void aFailureIsSharedToo() {
        pages.failAfter(1);
        var others = comeTogether();

        assertThat(others)
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .withCauseInstanceOf(DatabaseException.class));
        assertThat(pages.asked()).isEqualTo(2);
    }

    @Test
    void itIsAskedAgainAfterAFailure() {
        pages.failAfter(0);
        assertThatThrownBy(edges::now).isInstanceOf(DatabaseException.class);

        pages.failAfter(Integer.MAX_VALUE);

        assertThat(edges.now()).isPresent();
    }
}
