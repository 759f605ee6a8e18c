package io.vivenuoperator.load.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.sink.HookBook.BookSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookBookTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final HookSignature signature = new HookSignature("a-secret");
    private final HookBook book =
            new HookBook("run-", new BookSize(2, 10), new KeyTurns(3), signature, _ -> HookAnswer.taken(Duration.ZERO));

    private HookAnswer take(int endpoint, String id, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(signature.headers(id, 1, BODY));
        headers.putAll(more);
        return book.take(new HookRequest("/hook/" + endpoint, headers, BODY, 5));
    }

    @Test
    void aRepetitionIsDeliveredOnce() {
        take(0, "run-1", Map.of());
        take(0, "run-1", Map.of());
        take(1, "run-1", Map.of());

        assertThat(book.delivered()).isEqualTo(2);
        assertThat(book.repeats()).isEqualTo(1);
    }

    @Test
    void aForgedRequestIsNoDelivery() {
        HookAnswer answer = take(0, "run-1", Map.of("x-signature", "sha256=00"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(book.forged()).isEqualTo(1);
        assertThat(book.delivered()).isZero();
    }

    @Test
    void anotherRunsMessageIsForNobody() {
        take(0, "walk-1", Map.of());
        take(2, "run-1", Map.of());
        take(0, "run-10", Map.of());

        assertThat(book.strangers()).isEqualTo(3);
    }

    @Test
    void anEarlierMessageOfTheSameKeyIsOutOfTurn() {
        take(0, "run-4", Map.of());
        take(0, "run-2", Map.of());
        take(0, "run-1", Map.of());

        assertThat(book.outOfTurn()).isEqualTo(1);
    }

    @Test
    void aReplayIsCountedApart() {
        take(0, "run-1", Map.of());
        take(0, "run-1", Map.of("x-replay", "r"));

        assertThat(book.repeats()).isZero();
        assertThat(book.replayed()).isEqualTo(1);
    }
}
