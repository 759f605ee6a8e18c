package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome.Answered;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome.InDoubt;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome.NotSent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent once: what the target has of it is never guessed. */
class SinglePostIT {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String DONE = "HTTP/1.1 204 No Content\r\n\r\n";

    private static String at(TargetServer server) {
        return "http://hooks.example.com:" + server.port() + "/x";
    }

    @Test
    void anAnswerIsItsStatusAndHeaders() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(
                        "HTTP/1.1 429 Slow Down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.header("Retry-After")).contains("7");
            });
        }
    }

    @Test
    void noConnectionIsUsedTwice() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server)) {
            // when
            for (int i = 0; i < 3; i++) {
                assertThat(caller.postOnce(at(server), TargetCaller.PLENTY)).isInstanceOf(Answered.class);
            }

            // then
            assertThat(server.connections()).isEqualTo(3);
            assertThat(caller.idleConnections()).isZero();
        }
    }

    @Test
    void aPortThatNobodyListensOnHasNothing() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var caller = new TargetCaller(
                TargetCaller.EVERYTHING_IS_HERE,
                TargetTls.standard(),
                AttemptLimits.standard(),
                Optional.empty(),
                port)) {
            // when
            var outcome = caller.postOnce("http://hooks.example.com:" + port + "/x", TargetCaller.PLENTY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            failed -> assertThat(failed.reason()).isEqualTo(TargetFailure.CONNECT_FAILED));
        }
    }

    @Test
    void anUnknownNameHasNothing() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server, host -> {
                    throw new UnknownHostException();
                })) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            failed -> assertThat(failed.reason()).isEqualTo(TargetFailure.NAME_NOT_RESOLVED));
        }
    }

    @Test
    void aForbiddenAddressHasNothing() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(
                        server, host -> List.of(InetAddress.getByAddress(new byte[] {(byte) 169, (byte) 254, 0, 1})))) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            failed -> assertThat(failed.reason()).isEqualTo(TargetFailure.ADDRESS_REFUSED));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsHasNothing() throws Exception {
        try (var server = TargetServer.start(peer -> peer.send("220 mail.example.com\r\n"));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce("https://hooks.example.com:" + server.port() + "/x", TargetCaller.PLENTY);

            // then
            assertThat(outcome).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void aConnectionThatIsClosedAfterTheRequestLeavesADoubt() throws Exception {
        try (var server = TargetServer.start(TargetServer.Peer::request);
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome).isInstanceOf(InDoubt.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void noAnswerInTimeLeavesADoubt() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.request();
                });
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), SHORT);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            InDoubt.class, doubt -> assertThat(doubt.reason()).isEqualTo(TargetFailure.TIMEOUT));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsNoHttpLeavesADoubt() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering("hello\r\n\r\n"));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome).isInstanceOf(InDoubt.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbroken off",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nbroken off",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
            })
    void theStatusCountsEvenIfTheBodyBreaksOff(String answer) throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send(answer);
                });
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class, ended -> assertThat(ended.status()).isEqualTo(200));
        }
    }

    @Test
    void theStatusCountsEvenIfTheBodyDripsForEver() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n.");
                    peer.request();
                });
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), SHORT);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class, ended -> assertThat(ended.status()).isEqualTo(200));
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(
                        "HTTP/1.1 307 Elsewhere\r\nLocation: http://other.example.com/\r\nContent-Length: 0\r\n\r\n"));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.postOnce(at(server), TargetCaller.PLENTY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class, ended -> assertThat(ended.status()).isEqualTo(307));
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
