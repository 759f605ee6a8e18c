package io.vivenuoperator.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints of every kind, open and with TLS of their own, from what is stored of them. */
class TargetKindsIT extends OnAnEmptyLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NO_SECRETS = "\"secrets\":[]";

    private record Taken(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<Taken> allTaken = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger test = new AtomicInteger();
    private OwnCertificate server;
    private OwnCertificate client;
    private HttpServer open;
    private HttpsServer secured;

    private void serve() throws IOException, GeneralSecurityException {
        server = OwnCertificate.in(folder, "server", "san=ip:127.0.0.1");
        client = OwnCertificate.in(folder, "client", "san=dns:client.example.com");
        open = HttpServer.create(local(), 0);
        open.createContext("/", this::answer);
        open.start();
        secured = HttpsServer.create(local(), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(server.context(client)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setWantClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        secured.createContext("/", this::answer);
        secured.start();
    }

    private static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            allTaken.add(new Taken(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }

    @Override
    Map<String, String> settings() {
        try {
            serve();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no server", e);
        }
        return Map.of(
                "ENCRYPTION_KEYS_FILE",
                HandedOver.keys(folder).toString(),
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[%d,%d]}]"
                        .formatted(
                                open.getAddress().getPort(),
                                secured.getAddress().getPort()));
    }

    /** What was subscribed before may be delivered to for another moment. */
    @BeforeEach
    void another() {
        db.execute("TRUNCATE subscription, subscription_position, retry, dead_letter, attempt");
        test.incrementAndGet();
        status.set(200);
    }

    private String path() {
        return "/hook-" + test.get();
    }

    private List<Taken> taken() {
        return allTaken.stream()
                .filter(request -> request.path().equals(path()))
                .toList();
    }

    @AfterAll
    void end() {
        open.stop(0);
        secured.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + open.getAddress().getPort() + path();
    }

    /** Each with a uid of its own: what was read of one is kept until its revision changes. */
    private void subscribe(String name, String spec, String secrets) {
        new HandedOver(db, folder.resolve("encryption.json")).subscribe(name + "-" + test.get(), spec, secrets);
    }

    /** @param more fields of the target, each behind a comma */
    private void webhook(String uid, String url, String more) {
        subscribe(
                uid,
                "{\"types\":[\"*\"],\"regions\":[\"*\"],\"deliver\":{\"webhook\":{}}}",
                "{%s,\"deliver\":{\"webhook\":{\"url\":\"%s\"%s}}}".formatted(NO_SECRETS, url, more));
    }

    private String securedUrl() {
        return "https://127.0.0.1:" + secured.getAddress().getPort() + path();
    }

    private String trusted() throws IOException {
        return ",\"ca\":" + quoted(server.certificatePem());
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private String lastReason() {
        return text("SELECT reason FROM attempt WHERE MINE ORDER BY at DESC LIMIT 1");
    }

    private String lastDetail() {
        return text("SELECT detail FROM attempt WHERE MINE ORDER BY at DESC LIMIT 1");
    }

    private String text(String sql) {
        return db.text(mine(sql));
    }

    private long number(String sql) {
        return db.number(mine(sql));
    }

    private String mine(String sql) {
        return sql.replace("MINE", "subscription_uid LIKE '%-" + test.get() + "'");
    }

    private void awaitAttempts(int count) {
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) FROM attempt WHERE MINE") >= count);
    }

    @Test
    void manyEventsAreOneTextForAChat() throws Exception {
        // given
        subscribe(
                "chat",
                "{\"types\":[\"*\"],\"regions\":[\"*\"],\"deliver\":{\"slack\":{}},\"policy\":{\"digest\":{\"windowSeconds\":2,\"maximum\":5}}}",
                "{%s,\"deliver\":{\"slack\":{\"url\":\"%s\"}}}".formatted(NO_SECRETS, url()));

        // when: the first is told at once, what follows within two seconds together
        events.publish("order.paid", "shop");
        await().atMost(PATIENCE).until(() -> taken().size() == 1);
        String list = IntStream.range(0, 200)
                .mapToObj(i -> "{\"type\":\"order.paid\",\"source\":\"shop\",\"payload\":{\"n\":" + i + "}}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(events.post("all", "/events", list).statusCode()).isEqualTo(201);
        awaitAttempts(201);

        // then
        assertThat(taken()).hasSize(2);
        assertThat(taken().get(1).body()).contains("200 events in 2 s", "order.paid: 200");
        assertThat(taken().get(1).header("X-Attempt")).isEmpty();
        await().atMost(PATIENCE)
                .until(() -> number("SELECT upto FROM subscription_position WHERE MINE")
                        == db.number("SELECT max(seq) FROM message"));
    }

    @Test
    void aDigestThatFailsIsTriedAgainAsOne() throws Exception {
        // given
        status.set(500);
        subscribe(
                "chat",
                "{\"types\":[\"*\"],\"regions\":[\"*\"],\"deliver\":{\"discord\":{}},\"policy\":{\"digest\":{\"windowSeconds\":1}}}",
                "{%s,\"deliver\":{\"discord\":{\"url\":\"%s\"}}}".formatted(NO_SECRETS, url()));
        String list = IntStream.range(0, 50)
                .mapToObj(i -> "{\"type\":\"order.paid\",\"source\":\"shop\",\"payload\":{\"n\":" + i + "}}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(events.post("all", "/events", list).statusCode()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) FROM retry WHERE MINE") == 50);

        // when
        status.set(204);
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) FROM retry WHERE MINE") == 0);

        // then
        assertThat(taken()).hasSize(2);
        assertThat(taken().get(1).body()).contains("50 events");
    }

    @Test
    void aChatThatIsGoneDisablesItsSubscription() throws Exception {
        // given
        status.set(404);
        subscribe(
                "chat",
                "{\"types\":[\"order.*\"],\"regions\":[\"*\"],\"deliver\":{\"discord\":{}}}",
                "{%s,\"deliver\":{\"discord\":{\"url\":\"%s\"}}}".formatted(NO_SECRETS, url()));

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(PATIENCE)
                .until(() -> db.number("SELECT count(*) FROM subscription WHERE disabled_reason = 'Gone'") == 1);
        awaitAttempts(1);
        assertThat(lastDetail()).startsWith("Discord does not know the webhook");
    }

    @Test
    void onlyThresholdsFromThisOneOnAreTold() throws Exception {
        // given
        subscribe(
                "hook",
                "{\"types\":[\"*\"],\"regions\":[\"*\"],\"minimumPercent\":80,\"deliver\":{\"webhook\":{}}}",
                "{%s,\"deliver\":{\"webhook\":{\"url\":\"%s\"}}}".formatted(NO_SECRETS, url()));

        // when
        events.publish("event.threshold_reached", "shop", "{\"percent\":50}");
        events.publish("event.threshold_reached", "shop", "{\"percent\":90}");

        // then
        awaitAttempts(1);
        assertThat(taken())
                .singleElement()
                .satisfies(only -> assertThat(only.body()).contains("\"percent\":90"));
    }

    @Test
    void idsAndHeadersOfAnyTextArrive() throws Exception {
        // given
        subscribe(
                "hook",
                "{\"types\":[\"*\"],\"regions\":[\"*\"],\"deliver\":{\"webhook\":{\"format\":\"CloudEventsBinary\"}}}",
                "{\"secrets\":[\"a-secret-of-the-test\"],\"deliver\":{\"webhook\":{\"url\":\"%s\",\"headers\":{\"Authorization\":\"Bearer x\"}}}}"
                        .formatted(url()));

        // when
        var made = events.post(
                "all", "/events", "{\"id\":\"ä b\",\"type\":\"order.paid\",\"source\":\"shop\",\"payload\":{}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

        // then
        await().atMost(PATIENCE).until(() -> taken().size() == 1);
        Taken only = taken().getFirst();
        assertThat(only.header("ce-id")).isEqualTo("%C3%A4%20b");
        assertThat(only.header("webhook-id")).isEqualTo("%C3%A4%20b");
        assertThat(only.header("Authorization")).isEqualTo("Bearer x");
        assertThat(only.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(only.header("User-Agent")).startsWith("vivenu-operator");
    }

    @Test
    void aPrivateAuthorityIsTrustedWhereItIsGiven() throws Exception {
        // given
        webhook("hook", securedUrl(), trusted());

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(PATIENCE).until(() -> taken().size() == 1);
    }

    @Test
    void withoutItTheCertificateIsRejectedAndItIsSaidWhy() throws Exception {
        // given
        webhook("hook", securedUrl(), "");

        // when
        events.publish("order.paid", "shop");

        // then
        awaitAttempts(1);
        assertThat(lastReason()).isEqualTo("CertificateRejected");
        assertThat(lastDetail()).contains("authority");
        assertThat(taken()).isEmpty();
    }

    @Test
    void ourCertificateIsShownWhereItIsGiven() throws Exception {
        // given
        webhook(
                "hook",
                securedUrl(),
                trusted() + ",\"client\":{\"certificate\":" + quoted(client.certificatePem()) + ",\"key\":"
                        + quoted(client.keyPem()) + "}");

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(PATIENCE).until(() -> taken().size() == 1);
    }

    @Test
    void anAuthorityThatIsNoneIsAClosedReason() throws Exception {
        // given
        webhook("hook", securedUrl(), ",\"ca\":\"no certificate\"");

        // when
        events.publish("order.paid", "shop");

        // then
        awaitAttempts(1);
        assertThat(lastReason()).isEqualTo("TlsFailed");
        assertThat(lastDetail()).startsWith("The subscription's CA");
    }

    @Test
    void whatCannotBeOpenedIsADeadLetterThatSaysSo() throws Exception {
        // given: sealed for another
        webhook("hook", url(), "");
        db.execute(
                "UPDATE subscription SET uid = 'x' || uid; UPDATE subscription_position SET subscription_uid = 'x' ||"
                        + " subscription_uid");

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) FROM dead_letter WHERE MINE") == 1);
        assertThat(text("SELECT reason FROM dead_letter WHERE MINE")).isEqualTo("SecretNotFound");
    }
}
