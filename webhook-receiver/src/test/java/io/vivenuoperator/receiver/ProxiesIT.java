package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vivenuoperator.receiver.ReverseProxy.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind real proxies, with the settings from docs/proxies.md. */
class ProxiesIT extends WithRegions {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final String VIVENU = "127.0.0.2";
    private static final String STRANGER = "127.0.0.3";

    private RunningReceiver receiver;
    private int sent;

    @BeforeEach
    void start() {
        receiver = RunningReceiver.start(
                        database.runtimeUrl(),
                        regions,
                        Map.of("ALLOWED_SOURCES", VIVENU + "/32", "TRUSTED_PROXIES", "127.0.0.1/32"))
                .ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "NGINX_DEFAULTS", mode = EnumSource.Mode.EXCLUDE)
    void aDeliveryInEachFormIsStoredAndAStrangersIsNot(Kind kind) throws IOException {
        try (var proxy = start(kind)) {
            assertThat(ask(proxy, VIVENU, post())).isEqualTo(204);
            assertThat(ask(proxy, VIVENU, post().chunked(100, ";x=y", "A: b\r\n")))
                    .isEqualTo(204);
            assertThat(ask(proxy, VIVENU, post().header("Expect: 100-continue")))
                    .isEqualTo(204);
            assertThat(ask(proxy, VIVENU, post().header("X-Forwarded-For: " + STRANGER)))
                    .isEqualTo(204);
            assertThat(ask(proxy, VIVENU, post().line("POST /webhooks/dach/?a=b HTTP/1.1")))
                    .isEqualTo(204);
            assertThat(ask(
                            proxy,
                            VIVENU,
                            post().line("POST /webhooks/dach HTTP/1.0").header("Connection: close")))
                    .isEqualTo(204);
            assertThat(ask(proxy, VIVENU, large())).isEqualTo(204);
            assertThat(ask(proxy, STRANGER, post())).isEqualTo(403);
            assertThat(ask(proxy, STRANGER, post().header("X-Forwarded-For: " + VIVENU)))
                    .isEqualTo(403);
            assertThat(ask(proxy, VIVENU, RawPost.of("{}"))).isEqualTo(400);
            assertThat(stored()).isEqualTo(7);

            manyOnOneConnection(proxy);
        }
    }

    private void manyOnOneConnection(ReverseProxy proxy) throws IOException {
        try (var client = new RawClient(proxy.port(), VIVENU)) {
            for (int at = 0; at < 20; at++) {
                client.send((at % 2 == 0 ? post() : post().chunked(300, "", "")).bytes());
                assertThat(client.answer(true).status()).isEqualTo(204);
            }
        }
        assertThat(stored()).isEqualTo(27);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "NGINX_DEFAULTS")
    void aProxyThatNamesNobodyIsAskedToComeAgain(Kind kind) throws IOException {
        try (var proxy = start(kind)) {
            assertThat(ask(proxy, VIVENU, post())).isEqualTo(503);
            assertThat(stored()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void withoutAListOfSourcesEveryProxyWillDo(Kind kind) throws IOException {
        try (var open = RunningReceiver.start(database.runtimeUrl(), regions, Map.of())
                        .ready();
                var proxy = start(kind, open)) {
            assertThat(ask(proxy, VIVENU, post())).isEqualTo(204);
            assertThat(ask(proxy, STRANGER, post().chunked(100, "", ""))).isEqualTo(204);
            assertThat(ask(proxy, VIVENU, large())).isEqualTo(204);
            assertThat(stored()).isEqualTo(3);
        }
    }

    private ReverseProxy start(Kind kind) throws IOException {
        return start(kind, receiver);
    }

    private ReverseProxy start(Kind kind, RunningReceiver upstream) throws IOException {
        assumeTrue(kind.isHere(), () -> kind.program() + " is not in PROXIES_DIR (dev/proxies fetches it)");
        return ReverseProxy.start(kind, directory, upstream.receiver().port());
    }

    private static int ask(ReverseProxy proxy, String from, RawPost post) throws IOException {
        try (var client = new RawClient(proxy.port(), from)) {
            client.send(post.bytes());
            return client.answer(true).status();
        }
    }

    private RawPost post() {
        sent++;
        return RawPost.of(Bodies.ticket("d%06d".formatted(sent), "t%06d".formatted(sent), NOW));
    }

    /** Uses nearly every accepted character, in UTF-8, so that nothing in between may misinterpret it. */
    private RawPost large() {
        sent++;
        String padding = "\u00fc\uD83D\uDE00".repeat(150_000);
        String body = Bodies.ticket("d%06d".formatted(sent), "t%06d".formatted(sent), NOW)
                .replace("\"mode\":", "\"padding\":\"" + padding + "\",\"mode\":");
        return RawPost.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private long stored() {
        return database.number("SELECT count(*) FROM webhook_delivery");
    }
}
