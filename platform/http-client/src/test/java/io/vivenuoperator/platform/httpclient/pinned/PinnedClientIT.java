package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Answered;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Redirected;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Unanswered;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinnedClientIT {
    private static final String DONE = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String CANARY = "canary-0123456789";

    @Test
    void aRequestArrivesToTheLetter() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome =
                    caller.post("http://Hooks.example.com:" + server.port() + "/a%2Fb//../c?sig=x%2By&b&a[]=1&b=2");

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.isSuccess()).isTrue());
            assertThat(server.requests()).singleElement().asString().isEqualTo("""
                    POST /a%2Fb//../c?sig=x%2By&b&a[]=1&b=2 HTTP/1.1
                    Host: hooks.example.com:PORT
                    Content-Length: 2
                    Content-Type: application/json

                    {}""".replace(
                            "PORT", Integer.toString(server.port())));
        }
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
                var caller = TargetCaller.of(server)) {
            // when
            for (int i = 0; i < 5; i++) {
                assertThat(caller.post(at(server))).isInstanceOf(Answered.class);
            }

            // then
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheTargetClosedMeanwhileCostsNothing() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send(DONE);
                });
                var caller = TargetCaller.of(server)) {
            // when
            for (int i = 0; i < 5; i++) {
                assertThat(caller.post(at(server))).isInstanceOf(Answered.class);
            }

            // then
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void aNewConnectionThatBreaksIsNotRepeated() throws Exception {
        try (var server = TargetServer.start(TargetServer.Peer::request);
                var caller = TargetCaller.of(server)) {
            // then
            assertThat(caller.post(at(server)))
                    .isEqualTo(failed(TargetFailure.CONNECT_FAILED, "It closed the connection without an answer."));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNotRepeated() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send(DONE);
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                });
                var caller = TargetCaller.of(server)) {
            // given
            assertThat(caller.post(at(server))).isInstanceOf(Answered.class);

            // then
            assertThat(caller.post(at(server)))
                    .isEqualTo(failed(
                            TargetFailure.CONNECT_FAILED, "It closed the connection before its answer was whole."));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aResetIsAFailedConnection() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.client().setSoLinger(true, 0);
                });
                var caller = TargetCaller.of(server)) {
            assertThat(caller.post(at(server)))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            failure -> assertThat(failure.reason()).isEqualTo(TargetFailure.CONNECT_FAILED));
        }
    }

    @Test
    void anUnusedConnectionIsClosed() throws Exception {
        var limits = new AttemptLimits(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMinutes(1));
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server, limits)) {
            // when
            caller.post(at(server));
            assertThat(caller.idleConnections()).isEqualTo(1);

            // then
            await().atMost(Duration.ofSeconds(10)).until(() -> caller.idleConnections() == 0);
        }
    }

    @Test
    void aConnectionThatHasLivedLongIsNotUsedAgain() throws Exception {
        var limits =
                new AttemptLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ZERO);
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server, limits)) {
            // when
            caller.post(at(server));
            caller.post(at(server));

            // then
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "302, http://169.254.169.254/latest/meta-data/?canary, 169.254.169.254",
        "307, https://10.0.0.1/canary, 10.0.0.1",
        "303, https://u:canary@other.example.net/, other.example.net",
        "301, //other.example.net:8443/canary, other.example.net",
        "308, https://[fd00:ec2::254]/canary, [fd00:ec2::254]",
        "302, file:///etc/canary, ",
        "302, https://can ary/, ",
        "302, /canary, hooks.example.com",
        "300, , ",
        "304, , "
    })
    void aRedirectIsNotFollowed(int status, String location, String host) throws Exception {
        var head = "HTTP/1.1 " + status + " Elsewhere\r\nContent-Length: 0\r\n"
                + (location == null ? "" : "Location: " + location + "\r\n");
        try (var server = TargetServer.start(TargetServer.answering(head + "\r\n"));
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.post(at(server));

            // then
            assertThat(outcome).isEqualTo(new Redirected(status, Optional.ofNullable(host)));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whatIsSecretInTheUrlIsStruckOutOfTheAnswer() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\nno \u0000\u001b[31m" + CANARY + "+/"
                            + " at\r\n/services/" + CANARY + "/x?token=" + CANARY + "%2B%2F&u=" + CANARY);
                });
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.post(at(server) + "services/" + CANARY + "/x?token=" + CANARY + "%2B%2F&u=" + CANARY);

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.excerpt())
                                    .startsWith("no [31m****")
                                    .contains(" at  /services/***")
                                    .doesNotContain("canary")
                                    .doesNotContainPattern("\\p{Cntrl}"));
            assertThat(outcome.toString()).isEqualTo("Answered[status=404]");
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 1073741824", "Transfer-Encoding: chunked", "Connection: close"})
    void ofAGigabyteSixteenKibibytesAreRead(String framing) throws Exception {
        var sent = new AtomicLong();
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 500 Oops\r\n" + framing + "\r\n\r\n"
                            + (framing.contains("chunked") ? "40000000\r\n" : ""));
                    var block = "é".repeat(32 * 1024);
                    while (sent.addAndGet(block.length()) < 1L << 30) {
                        peer.send(block);
                    }
                });
                var caller = TargetCaller.of(server)) {
            // when
            var outcome = caller.post(at(server));

            // then
            assertThat(outcome).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.start()).hasSize(16 * 1024);
                assertThat(answer.excerpt().getBytes(StandardCharsets.UTF_8)).hasSize(2048);
                assertThat(answer.excerpt()).matches("é+");
            });
            assertThat(caller.idleConnections()).isZero();
            assertThat(sent).hasValueLessThan(64L << 20);
        }
    }

    @Test
    void whereNobodyListensNothingIsConnected() throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var caller = new TargetCaller(
                TargetCaller.EVERYTHING_IS_HERE,
                TargetTls.standard(),
                AttemptLimits.standard(),
                Optional.empty(),
                port)) {
            assertThat(caller.post("https://hooks.example.com:" + port + "/"))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            failure -> assertThat(failure.reason()).isEqualTo(TargetFailure.CONNECT_FAILED));
        }
    }

    @Test
    void aNameWithoutAddressIsSaid() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server, host -> {
                    throw new UnknownHostException(host);
                })) {
            assertThat(caller.post(at(server)))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            failure -> assertThat(failure.reason()).isEqualTo(TargetFailure.NAME_NOT_RESOLVED));
        }
    }

    @Test
    void theJvmsProxyIsNotAsked() throws Exception {
        try (var proxy = TargetServer.start(TargetServer.Peer::request);
                var server = TargetServer.start(TargetServer.answering(DONE));
                var caller = TargetCaller.of(server)) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", Integer.toString(proxy.port()));
            try {
                // then
                assertThat(caller.post(at(server))).isInstanceOf(Answered.class);
                assertThat(proxy.connections()).isZero();
            } finally {
                System.clearProperty("socksProxyHost");
                System.clearProperty("socksProxyPort");
            }
        }
    }

    private static String at(TargetServer server) throws IOException {
        return "http://hooks.example.com:" + server.port() + "/";
    }

    private static Unanswered failed(TargetFailure reason, String message) {
        return new Unanswered(reason, message);
    }
}
