package io.vivenuoperator.vendor.vivenu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.api.RecordedVivenu.Reply;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VivenuClientTest {
    private static final String CANARY = "canary-7f3a";
    private static final String EVENT = """
            {"_id":"e1","sellerId":"s1","name":"HYROX Berlin","start":"2026-12-01T08:00:00.000Z","maxAmount":500.0,
             "updatedAt":"2026-11-22T06:00:00.000Z","surprise":{"a":[1,{"b":2}]},
             "tickets":[{"_id":"t1","name":"OPEN | Saturday","price":99.5,"amount":120,"active":true},
                        {"_id":"t2","name":"CHARITY","price":10}]}""";
    private static final String TICKET = """
            {"_id":"k1","sellerId":"s1","eventId":"e1","ticketTypeId":"t1","ticketName":"OPEN","status":"VALID",
             "createdAt":"2026-11-22T05:00:00.000Z","updatedAt":"2026-11-22T06:00:00.000Z","realPrice":99.50,"currency":"EUR",
             "secret":"canary-7f3a","barcode":"canary-7f3a","email":"canary-7f3a@x.org","name":"canary-7f3a",
             "extraFields":{"phone":"canary-7f3a"},"history":[{"by":"canary-7f3a"}]}""";
    private static final WebhookDefinition WANTED = new WebhookDefinition(
            "vivenu-operator dach",
            "https://hooks.example.com/webhooks/dach",
            Set.of("event.updated"),
            new SigningKey(CANARY));

    private final RecordedVivenu vivenu = new RecordedVivenu();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);
    private final AtomicInteger paid = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();
    private final HttpClient http = HttpTransport.newHttpClient();

    @AfterEach
    void close() {
        vivenu.close();
        http.close();
    }

    @Test
    void readsAnEventAndIgnoresWhatItDoesNotKnow() {
        vivenu.replies(200, EVENT);

        Event event = persistent().event("e1").orElseThrow().items().getFirst();

        assertThat(event.name()).isEqualTo("HYROX Berlin");
        assertThat(event.maxAmount()).hasValue(500);
        assertThat(event.end()).isEmpty();
        assertThat(event.ticketTypes().get(0).capacity()).hasValue(120);
        assertThat(event.ticketTypes().get(1).capacity()).isEmpty();
    }

    @Test
    void anEventThatIsGoneIsEmpty() {
        vivenu.replies(404, error(404));

        assertThat(persistent().event("gone")).isEmpty();
    }

    @Test
    void sendsTheKeyAndEncodesIds() {
        vivenu.replies(404, error(404));

        persistent().event("a/b c");

        assertThat(vivenu.asked().getFirst().line()).isEqualTo("GET /api/events/a%2Fb%20c");
        assertThat(vivenu.asked().getFirst().authorization()).isEqualTo("Bearer " + CANARY);
    }

    @Test
    void readsATicketWithoutItsHolder() {
        vivenu.replies(200, rows(1, TICKET));

        RecordPage<Ticket> page = persistent().ticketsOf("e1").next().orElseThrow();

        assertThat(page.items().getFirst().status()).isEqualTo(TicketStatus.VALID);
        assertThat(page.toString()).doesNotContain(CANARY);
    }

    @Test
    void asksForAWindowWithVivenusOperators() {
        vivenu.replies(200, rows(0));

        persistent()
                .ticketsUpdated(new UpdatedWindow(Instant.parse("2026-11-22T05:50:00Z"), clock.instant()))
                .next();

        assertThat(vivenu.lines())
                .containsExactly("GET /api/tickets?updatedAt%5B%24gte%5D=2026-11-22T05%3A50%3A00Z"
                        + "&updatedAt%5B%24lt%5D=2026-11-22T06%3A00%3A00Z&top=1000&skip=0");
    }

    @ParameterizedTest
    @CsvSource({
        "status, 7",
        "status, '\"SOLD\"'",
        "updatedAt, '\"yesterday\"'",
        "ticketTypeId, '{\"x\":\"canary-7f3a\"}'"
    })
    void aRecordOfAnotherShapeDoesNotCostThePage(String field, String value) {
        String broken = TICKET.replace("\"k1\"", "\"k2\"")
                .replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + value.replace("$", "\\$"));
        vivenu.replies(200, rows(2, TICKET, broken));

        RecordPage<Ticket> page = persistent().ticketsOf("e1").next().orElseThrow();

        assertThat(page.items()).hasSize(1);
        assertThat(page.unreadable().getFirst().id()).hasValue("k2");
        assertThat(page.unreadable().getFirst().reason()).startsWith(field).doesNotContain(CANARY);
    }

    @Test
    void countsSoldByVivenusTotal() {
        vivenu.replies(200, rows(20111, TICKET));

        assertThat(persistent().soldTotal("e1")).isEqualTo(20111);
        assertThat(vivenu.lines())
                .containsExactly("GET /api/tickets?event=e1&status=VALID%2CDETAILSREQUIRED&top=1&skip=0");
    }

    @Test
    void checksAKeyAndLearnsItsSeller() {
        vivenu.replies(200, rows(4, EVENT));

        assertThat(single().checkKey()).isEqualTo(new KeyCheck.Accepted(Optional.of("s1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusedKeyIsAnAnswerAndCostsOneCall(int status) {
        vivenu.replies(status, error(status));

        assertThat(persistent().checkKey()).isEqualTo(new KeyCheck.Refused(status));
        assertThat(vivenu.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, REJECTED", "401, KEY_REFUSED", "404, NOT_FOUND", "409, REJECTED"})
    void neverRepeatsWhatWouldFailAgain(int status, Reason reason) {
        vivenu.replies(status, error(status));

        assertThatThrownBy(() -> persistent().soldTotal("e1")).isInstanceOfSatisfying(HttpCallException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.isTransient()).isFalse();
        });
        assertThat(vivenu.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void repeatsWhatMayPassAndPaysEachAttempt(int status) {
        vivenu.replies(status, "").replies(status, "").replies(200, rows(3));

        assertThat(persistent().soldTotal("e1")).isEqualTo(3);
        assertThat(paid).hasValue(3);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void keepsRetryAfterInSeconds() {
        vivenu.replies(Reply.of(429, "").with("Retry-After", "17")).replies(200, rows(3));

        persistent().soldTotal("e1");

        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void keepsRetryAfterAsADate() {
        vivenu.replies(Reply.of(503, "").with("Retry-After", "Sun, 22 Nov 2026 06:00:42 GMT"))
                .replies(200, rows(3));

        persistent().soldTotal("e1");

        assertThat(pauses).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void leavesAWaitThatIsTooLongToTheCaller() {
        vivenu.replies(Reply.of(429, error(429)).with("Retry-After", "3600"));

        assertThatThrownBy(() -> persistent().soldTotal("e1"))
                .isInstanceOfSatisfying(
                        HttpCallException.class, e -> assertThat(e.retryAfter()).hasValue(Duration.ofHours(1)));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        for (int i = 0; i < 7; i++) {
            vivenu.replies(500, "");
        }

        assertThatThrownBy(() -> persistent().soldTotal("e1"))
                .isInstanceOfSatisfying(
                        HttpCallException.class,
                        e -> assertThat(e.isTransient()).isTrue());
        assertThat(vivenu.asked()).hasSize(7);
    }

    @Test
    void singleAttemptIsOne() {
        vivenu.replies(500, "");

        assertThatThrownBy(() -> single().webhooks()).isInstanceOf(HttpCallException.class);
        assertThat(vivenu.asked()).hasSize(1);
    }

    @Test
    void boundsTheTimeOfAnAttempt() {
        vivenu.replies(Reply.of(200, rows(0)).after(2_000));
        VivenuClient client = client(CallPolicy.singleAttempt(clock).withTimeout(Duration.ofMillis(100)));

        assertThatThrownBy(() -> client.soldTotal("e1"))
                .isInstanceOfSatisfying(
                        HttpCallException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void nobodyThereIsUnavailable() {
        var client = new VivenuClient(
                http, new BaseUrl("http://127.0.0.1:1"), new ApiKey(CANARY), CallPolicy.singleAttempt(clock));

        assertThatThrownBy(client::webhooks)
                .isInstanceOfSatisfying(
                        HttpCallException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary-7f3a",
                "[]",
                "{\"rows\":[",
                "{\"total\":1}",
                "{\"rows\":[]}",
                "{\"rows\":\"canary-7f3a\",\"total\":1}"
            })
    void anAnswerThatIsNoListIsNotVivenusAndItsContentIsNotTold(String body) {
        vivenu.replies(200, body);

        assertThatThrownBy(() -> single().soldTotal("e1")).isInstanceOfSatisfying(HttpCallException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(stackTrace(e)).doesNotContain(CANARY);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 500})
    void noFailureTellsTheKeyOrTheBody(int status) {
        vivenu.replies(status, "{\"message\":\"" + CANARY + "\"}");

        assertThatThrownBy(() -> single().soldTotal("e1"))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(CANARY));
    }

    @Test
    void halvesAPageThatIsTooDeep() {
        vivenu.replies(503, "").replies(503, "").replies(200, rows(1, TICKET));

        persistent().ticketsOf("e1").next();

        assertThat(vivenu.lines())
                .extracting(line -> line.replaceAll(".*top=", ""))
                .containsExactly("1000&skip=0", "500&skip=0", "250&skip=0");
    }

    @Test
    void listsWebhooksWithTheirKeys() {
        vivenu.replies(200, "{\"docs\":[" + webhook("w1", CANARY) + "],\"total\":1}");

        List<Webhook> webhooks = single().webhooks();

        assertThat(webhooks.getFirst().isAsWanted(WANTED)).isTrue();
        assertThat(webhooks.toString()).doesNotContain(CANARY);
    }

    @Test
    void createsAWebhookAsVivenuWantsItSent() {
        vivenu.replies(201, webhook("w1", CANARY));

        assertThat(single().createWebhook(WANTED).id()).isEqualTo("w1");
        assertThat(vivenu.asked().getFirst().line()).isEqualTo("POST /api/webhooks");
        assertThat(vivenu.asked().getFirst().body())
                .isEqualTo("{\"name\":\"vivenu-operator dach\",\"url\":\"https://hooks.example.com/webhooks/dach\","
                        + "\"enabled\":true,\"hmacKey\":\"canary-7f3a\",\"events\":{\"event.updated\":true}}");
    }

    @Test
    void neverCreatesTwiceWhenTheAnswerGotLost() {
        vivenu.replies(502, "");

        assertThatThrownBy(() -> persistent().createWebhook(WANTED)).isInstanceOf(HttpCallException.class);
        assertThat(vivenu.asked()).hasSize(1);
    }

    @Test
    void switchesOffWhatIsNotWantedAnyMore() {
        vivenu.replies(201, webhook("w1", CANARY));
        var present = new Webhook("w1", "older", "u", false, Set.of("scan.created"), Optional.empty());

        single().updateWebhook(present, WANTED);

        assertThat(vivenu.asked().getFirst().line()).isEqualTo("PUT /api/webhook/w1");
        assertThat(vivenu.asked().getFirst().body()).contains("\"scan.created\":false", "\"event.updated\":true");
    }

    @ParameterizedTest
    @CsvSource({"200, DELETED", "404, ALREADY_GONE", "410, ALREADY_GONE"})
    void deletingAWebhookEndsWithoutIt(int status, DeletionResult deletion) {
        vivenu.replies(status, error(status));

        assertThat(single().deleteWebhook("w1")).isEqualTo(deletion);
    }

    /** In Vivenu's form. */
    private static String error(int status) {
        return "{\"statusCode\":" + status + ",\"error\":\"Error\",\"message\":\"" + CANARY + "\"}";
    }

    private VivenuClient single() {
        return client(CallPolicy.singleAttempt(clock));
    }

    private VivenuClient persistent() {
        RequestBudget counting = paid::incrementAndGet;
        return client(CallPolicy.persistent(counting, clock).withPause(pauses::add));
    }

    private VivenuClient client(CallPolicy policy) {
        return new VivenuClient(http, new BaseUrl(vivenu.baseUrl()), new ApiKey(CANARY), policy);
    }

    private static String rows(long total, String... records) {
        return "{\"rows\":[" + String.join(",", records) + "],\"total\":" + total + "}";
    }

    private static String webhook(String id, String key) {
        return "{\"_id\":\"" + id + "\",\"name\":\"" + WANTED.name() + "\",\"url\":\"" + WANTED.url()
                + "\",\"enabled\":true,\"events\":{\"event.updated\":true,\"scan.created\":false},\"hmacKey\":\"" + key
                + "\"}";
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
