package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Malicious clients, on bare sockets. */
class AbuseIT extends WithRegions {
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);

    private static final int BODY_LIMIT = 10_000;
    private static final int PATIENCE_MILLIS = 15_000;
    private static final byte[] CHUNK = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private RunningReceiver receiver;

    @BeforeEach
    void start() {
        receiver = RunningReceiver.start(
                database.runtimeUrl(),
                regions,
                Map.of(
                        "MAX_BODY_BYTES", Integer.toString(BODY_LIMIT),
                        "BODY_TIMEOUT_MILLIS", "600",
                        "FIRST_LINE_TIMEOUT_MILLIS", "600",
                        "HEAD_TIMEOUT_MILLIS", "600"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aBodyThatTricklesIsAskedForAgainAndItsConnectionClosed() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Content-Length: 5000"));

            // An occasional byte keeps each single read within its timeout.
            int sent = trickleUntilAnswered(socket);

            assertThat(sent).isLessThan(5_000);
            assertThat(rest(socket)).startsWith("HTTP/1.1 503 ").contains("\"reason\":\"SlowBody\"");
            assertThat(refused("SlowBody")).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatStopsIsClosed() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Content-Length: 5000"));
            send(socket, "{".getBytes(StandardCharsets.US_ASCII));

            assertThat(rest(socket)).isEmpty();
            await().untilAsserted(() -> assertThat(cutOff("Body")).isEqualTo(1));
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsBodyShows() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Content-Length: 5000"));
            send(socket, "{".getBytes(StandardCharsets.US_ASCII));
        }
        await().untilAsserted(() -> assertThat(cutOff("ClientGone")).isEqualTo(1));
    }

    @Test
    void aConnectionThatSendsNothingIsClosed() throws Exception {
        try (Socket socket = connect()) {
            assertThat(rest(socket)).isEmpty();
            await().untilAsserted(() -> assertThat(cutOff("FirstLine")).isEqualTo(1));
        }
    }

    @Test
    void aFirstLineThatTricklesIsClosed() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "POST /webhooks/".getBytes(StandardCharsets.US_ASCII));
            assertThat(trickleUntilClosed(socket)).isLessThan(200);
            await().untilAsserted(() -> assertThat(cutOff("FirstLine")).isEqualTo(1));
        }
    }

    @Test
    void aClientThatSentARequestMayStayForTheNext() throws Exception {
        try (Socket socket = connect()) {
            byte[] request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            send(socket, request);
            readAnswer(socket);
            silence(Duration.ofMillis(1_200));
            send(socket, request);
            assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200 ");
            assertThat(cutOff("FirstLine")).isZero();
        }
    }

    @Test
    void whoLeavesBeforeTheFirstLineIsNobodysFault() throws Exception {
        connect().close();
        try (Socket slower = connect()) {
            assertThat(rest(slower)).isEmpty();
            await().untilAsserted(() -> assertThat(cutOff("FirstLine")).isEqualTo(1));
        }
    }

    @Test
    void headersThatTrickleAreClosed() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "POST /webhooks/dach HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

            assertThat(trickleUntilClosed(socket)).isLessThan(200);
            await().untilAsserted(() -> assertThat(cutOff("Head")).isEqualTo(1));
        }
    }

    @Test
    void aBodyThatWasLeftIsNotTakenForARequest() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Content-Length: " + 50 * BODY_LIMIT));
            send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(rest(socket)).startsWith("HTTP/1.1 413 ").doesNotContain("UP");
        }
    }

    @Test
    void chunksWithoutEndAreEndedWith413SoonAfterTheLimit() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Transfer-Encoding: chunked"));

            for (int sent = 0; sent <= BODY_LIMIT; sent += 0x400) {
                send(socket, CHUNK);
            }

            assertThat(rest(socket)).startsWith("HTTP/1.1 413 ").contains("\"reason\":\"TooLarge\"");
            assertThat(refused("TooLarge")).isEqualTo(1);
        }
    }

    @Test
    void aSourceThatIsNotAllowedIs403WhateverItClaims() {
        try (var closed = RunningReceiver.start(
                        database.runtimeUrl(), regions, Map.of("ALLOWED_SOURCES", "203.0.113.0/24"))
                .ready()) {
            HttpResponse<String> answer = closed.vivenu().send(forwardedFor(closed, "203.0.113.7"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"reason\":\"SourceNotAllowed\"");
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isZero();
        }
    }

    @Test
    void aTrustedProxyTellsWhoItIs() {
        try (var closed = RunningReceiver.start(
                        database.runtimeUrl(),
                        regions,
                        Map.of("ALLOWED_SOURCES", "203.0.113.0/24", "TRUSTED_PROXIES", "127.0.0.0/8"))
                .ready()) {
            assertThat(closed.vivenu().send(forwardedFor(closed, "203.0.113.7")).statusCode())
                    .isEqualTo(204);
            assertThat(closed.vivenu()
                            .send(forwardedFor(closed, "203.0.113.7, 198.51.100.1"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static HttpRequest forwardedFor(RunningReceiver receiver, String addresses) {
        String body = Bodies.ticket("d1", "t1", Instant.EPOCH);
        return HttpRequest.newBuilder(receiver.vivenu().signed("/webhooks/dach", "dach-new", body), (_, _) -> true)
                .header("X-Forwarded-For", addresses)
                .build();
    }

    private Socket connect() throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), receiver.receiver().port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static byte[] head(String length) {
        return ("POST /webhooks/dach HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A client that sends nothing. */
    private static void silence(Duration length) {
        await().pollDelay(length).atMost(length.plusSeconds(10)).until(() -> true);
    }

    private static int trickleUntilAnswered(Socket socket) throws IOException {
        int sent = 0;
        while (socket.getInputStream().available() == 0 && sent < 500) {
            socket.getOutputStream().write(' ');
            sent++;
            silence(BETWEEN_BYTES);
        }
        return sent;
    }

    private static int trickleUntilClosed(Socket socket) {
        int sent = 0;
        try {
            while (sent < 200) {
                socket.getOutputStream().write('x');
                sent++;
                silence(BETWEEN_BYTES);
            }
        } catch (IOException e) {
            return sent;
        }
        return sent;
    }

    /** Until the server closes the connection; a reset counts, too. */
    private static String rest(Socket socket) throws IOException {
        var answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketException e) {
            return answer.toString();
        }
        return answer.toString();
    }

    private static String readAnswer(Socket socket) throws IOException {
        byte[] bytes = new byte[4_096];
        return new String(bytes, 0, socket.getInputStream().read(bytes), StandardCharsets.US_ASCII);
    }

    private long cutOff(String at) {
        return receiver.metric("vivenu_receiver_cut_off_total", "at=\"" + at + "\"");
    }

    private long refused(String reason) {
        return receiver.metric("vivenu_receiver_refused_total", "reason=\"" + reason + "\"");
    }
}
