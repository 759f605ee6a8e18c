package io.vivenuoperator.vendor.vivenu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.api.RecordedVivenu.Reply;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Combinations of status, headers and body, and their meaning: Vivenu's error only if Vivenu wrote it. */
class WhoAnsweredTest {
    private static final String CANARY = "canary-7f3a";
    private static final String PAGE = "<!DOCTYPE html><html><title>" + CANARY + "</title></html>";
    private static final WebhookDefinition WANTED = new WebhookDefinition(
            "vivenu-operator", "https://hooks.example.com/webhooks/dach", Set.of("event.updated"), new SigningKey("k"));

    private final RecordedVivenu vivenu = new RecordedVivenu();
    private final HttpClient http = HttpTransport.newHttpClient();

    @AfterEach
    void close() {
        vivenu.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED",
        "401, KEY_REFUSED",
        "403, KEY_REFUSED",
        "404, NOT_FOUND",
        "405, REJECTED",
        "408, UNAVAILABLE",
        "409, REJECTED",
        "410, NOT_FOUND",
        "422, REJECTED",
        "429, RATE_LIMITED",
        "451, REJECTED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void whatVivenuWritesIsVivenusWord(int status, Reason reason) {
        vivenu.replies(Reply.of(status, own(status)).with("Content-Type", "application/json; charset=utf-8"));

        HttpCallException failure = failure(client -> client.soldTotal("e1"));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.getMessage()).contains("Vivenu").doesNotContain("in place of");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"statusCode\":\"403\",\"error\":\"Forbidden\",\"message\":\"no\"}'",
        "'{\"message\":[\"a\",\"b\"],\"error\":\"Forbidden\",\"statusCode\":403,\"more\":{}}'"
    })
    void theStatusMayBeATextAndTheMessageAList(String body) {
        vivenu.replies(403, body);

        assertThat(failure(VivenuClient::webhooks).reason()).isEqualTo(Reason.KEY_REFUSED);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("Cloudflare's challenge", cloudflare(403)),
                Arguments.of("Cloudflare's block", html(403, "cloudflare")),
                Arguments.of("a challenge over JSON", Reply.of(403, own(403)).with("cf-mitigated", "challenge")),
                Arguments.of("Cloudflare's limit", html(429, "cloudflare").with("Retry-After", "3600")),
                Arguments.of("a WAF", html(400, "awselb/2.0")),
                Arguments.of("a WAF's basic login", html(401, "nginx").with("WWW-Authenticate", "Basic")),
                Arguments.of("a gateway without that route", html(404, "nginx/1.25.3")),
                Arguments.of("a gateway's 405", html(405, "nginx")),
                Arguments.of("a gateway's 410", html(410, "Apache/2.4 (Debian)")),
                Arguments.of("a proxy that wants a login", html(407, "squid/5.7")),
                Arguments.of("a network that wants a login", html(511, "portal")),
                Arguments.of("a censor", html(451, "gw")),
                Arguments.of("a gateway whose upstream is away", html(502, "nginx")),
                Arguments.of("nobody's empty 401", Reply.of(401, "")),
                Arguments.of("nobody's empty 403", Reply.of(403, "")),
                Arguments.of("nobody's empty 404", Reply.of(404, "")),
                Arguments.of("plain text", Reply.of(403, "RBAC: access denied").with("Content-Type", "text/plain")),
                Arguments.of("AWS' gateway", json(403, "{\"message\":\"Forbidden\"}")),
                Arguments.of("Azure's gateway", json(401, "{\"statusCode\":401,\"message\":\"no subscription key\"}")),
                Arguments.of("an error list", json(403, "{\"success\":false,\"errors\":[{\"code\":1020}]}")),
                Arguments.of("a problem", problem(403)),
                Arguments.of("another status than its own", json(403, own(401))),
                Arguments.of("Vivenu's words in a page", Reply.of(403, own(403)).with("Content-Type", "text/html")),
                Arguments.of("JSON cut off", json(403, own(403).substring(0, 20))),
                Arguments.of("a JSON text", json(403, "\"denied\"")),
                Arguments.of("a redirect to a login", Reply.of(302, "").with("Location", "https://login.example.com")),
                Arguments.of("a moved address", html(308, "nginx")),
                Arguments.of("a captive portal", html(200, "portal")),
                Arguments.of("an empty 200", Reply.of(200, "")),
                Arguments.of("an empty 204", Reply.of(204, "")),
                Arguments.of(
                        "what nobody asked to compress",
                        Reply.of(200, "\u001f\u008b").with("Content-Encoding", "gzip")),
                Arguments.of("JSON without a list", json(200, "{\"ok\":true}")),
                Arguments.of("a list of another kind", json(200, "[{\"_id\":\"w1\"}]")),
                Arguments.of("the list as an object", json(200, "{\"docs\":{},\"total\":0}")),
                Arguments.of("a list without total", json(200, "{\"docs\":[]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whatSomethingElseWritesPassesAndBlamesNobody(String who, Reply reply) {
        vivenu.replies(reply);

        HttpCallException failure = failure(VivenuClient::webhooks);

        assertThat(failure.reason()).as(who).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.isTransient()).isTrue();
        assertThat(failure.getMessage())
                .contains("in place of", "status " + reply.status())
                .doesNotContain(CANARY, "login.example.com");
        assertThat(failure.retryAfter().orElse(Duration.ZERO)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void whoAnsweredIsTold() {
        vivenu.replies(cloudflare(403));

        assertThat(failure(VivenuClient::webhooks).getMessage())
                .contains("GET /webhooks", "status 403, text/html, server cloudflare, stopped by Cloudflare");
    }

    /** The server behind both sends a Date. */
    @Test
    void theClockOfAStrangerIsNotVivenus() {
        VivenuClient client = client();
        vivenu.replies(html(200, "portal"));
        assertThatThrownBy(client::webhooks).isInstanceOf(HttpCallException.class);
        assertThat(client.serverTime()).isEmpty();

        vivenu.replies(json(200, "{\"docs\":[],\"total\":0}"));
        assertThat(client.webhooks()).isEmpty();

        assertThat(client.serverTime()).isPresent();
    }

    @Test
    void headersCannotPutAnythingIntoTheMessage() {
        vivenu.replies(Reply.of(403, "")
                .with("Content-Type", "text/" + "x".repeat(500) + CANARY)
                .with("Server", "<" + CANARY + ">"));

        assertThat(failure(VivenuClient::webhooks).getMessage())
                .doesNotContain(CANARY, "xxx")
                .hasSizeLessThan(300);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("check", (Consumer<VivenuClient>) VivenuClient::checkKey),
                Arguments.of("event", (Consumer<VivenuClient>) client -> client.event("e1")),
                Arguments.of("has event", (Consumer<VivenuClient>) client -> client.hasEvent("e1")),
                Arguments.of("ticket", (Consumer<VivenuClient>) client -> client.ticket("k1")),
                Arguments.of("event total", (Consumer<VivenuClient>) VivenuClient::eventTotal),
                Arguments.of("sold", (Consumer<VivenuClient>) client -> client.soldTotal("e1")),
                Arguments.of("events", (Consumer<VivenuClient>)
                        client -> client.allEvents().next()),
                Arguments.of("tickets", (Consumer<VivenuClient>)
                        client -> client.ticketsOf("e1").next()),
                Arguments.of("create", (Consumer<VivenuClient>) client -> client.createWebhook(WANTED)),
                Arguments.of("update", (Consumer<VivenuClient>) client ->
                        client.updateWebhook(new Webhook("w1", "n", "u", true, Set.of(), Optional.empty()), WANTED)),
                Arguments.of("delete", (Consumer<VivenuClient>) client -> client.deleteWebhook("w1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void noCallTakesAPageForAnAnswer(String what, Consumer<VivenuClient> call) {
        for (Reply reply : new Reply[] {cloudflare(403), html(404, "nginx"), html(200, "portal")}) {
            vivenu.replies(reply);

            assertThat(failure(call).reason()).as(what).isEqualTo(Reason.UNAVAILABLE);
        }
    }

    private HttpCallException failure(Consumer<VivenuClient> call) {
        VivenuClient client = client();
        return catchThrowableOfType(HttpCallException.class, () -> call.accept(client));
    }

    private VivenuClient client() {
        return new VivenuClient(
                http, new BaseUrl(vivenu.baseUrl()), new ApiKey("key"), CallPolicy.singleAttempt(Clock.systemUTC()));
    }

    private static String own(int status) {
        return "{\"statusCode\":" + status + ",\"error\":\"Error\",\"message\":\"" + CANARY + "\"}";
    }

    private static Reply cloudflare(int status) {
        return html(status, "cloudflare").with("cf-mitigated", "challenge");
    }

    private static Reply html(int status, String server) {
        return Reply.of(status, PAGE)
                .with("Content-Type", "text/html; charset=UTF-8")
                .with("Server", server);
    }

    private static Reply json(int status, String body) {
        return Reply.of(status, body).with("Content-Type", "application/json");
    }

    private static Reply problem(int status) {
        return Reply.of(status, "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":" + status + "}")
                .with("Content-Type", "application/problem+json");
    }
}
