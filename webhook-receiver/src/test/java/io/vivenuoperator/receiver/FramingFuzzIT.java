package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.service.fuzz.ByteMutator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damaged requests on bare sockets: no 500, no endless wait, and nothing stored that was not signed. */
class FramingFuzzIT extends WithRegions {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

    private RunningReceiver receiver;

    @BeforeEach
    void start() {
        receiver = RunningReceiver.start(
                        database.runtimeUrl(),
                        regions,
                        Map.of(
                                "MAX_BODY_BYTES", "20000",
                                "FIRST_LINE_TIMEOUT_MILLIS", "5000",
                                "HEAD_TIMEOUT_MILLIS", "5000",
                                "BODY_TIMEOUT_MILLIS", "5000",
                                "FAILURES_PER_MINUTE", "1000000"))
                .ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void noBytesOnTheWireDoHarm() throws IOException {
        // given
        var mutations = DeliveryMutator.seeded();
        String body = Bodies.ticket("d1", "t1", NOW);
        List<byte[]> good = List.of(
                RawPost.of(body).bytes(),
                RawPost.of(body).line("POST //webhooks/%64ach/ HTTP/1.0").bytes(),
                RawPost.of(body)
                        .chunked(150, ";a=\"b\"", "X-Trailer: c\r\n")
                        .header("Expect: 100-continue")
                        .bytes(),
                RawPost.of(body)
                        .lineEnd("\n")
                        .header("X-Forwarded-For: 203.0.113.5:4711, unknown")
                        .header("Forwarded: for=\"[2001:db8::1]:4711\";proto=https")
                        .header("Connection: keep-alive")
                        .bytes());
        var answers = new TreeMap<Integer, Integer>();

        // when
        int inputs = ByteMutator.inputs(6_000);
        for (int input = 0; input < inputs; input++) {
            byte[] bytes = mutations.ofHead(good.get(input % good.size()), 450);
            int status = ask(bytes);
            answers.merge(status, 1, Integer::sum);

            // then
            assertThat(status)
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .isNotIn(500, 502)
                    .isIn(0, 200, 204, 400, 401, 404, 405, 413, 414, 415, 429, 501, 503, 505);
            if (input % 100 == 0) {
                assertThat(RawClient.ask(port(), HEALTH).status()).isEqualTo(200);
            }
        }
        System.out.printf("framing fuzz: %d inputs, answers %s%n", inputs, answers);
        assertThat(answers).containsKeys(204, 400, 401);
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        assertThat(database.text("SELECT body_sha256 FROM webhook_delivery")).isNotEmpty();
        assertThat(RawClient.ask(port(), HEALTH).status()).isEqualTo(200);
    }

    private int ask(byte[] bytes) throws IOException {
        try (var client = new RawClient(port())) {
            client.send(bytes);
            client.sendNoMore();
            return client.answer(true).status();
        }
    }

    private int port() {
        return receiver.receiver().port();
    }
}
