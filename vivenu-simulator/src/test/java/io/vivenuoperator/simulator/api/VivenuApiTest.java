package io.vivenuoperator.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.simulator.webhook.Webhooks;
import io.vivenuoperator.simulator.world.Generation;
import io.vivenuoperator.simulator.world.MovableClock;
import io.vivenuoperator.simulator.world.SellerWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VivenuApiTest {
    private final MovableClock clock = new MovableClock();
    private final FaultSwitches switches = new FaultSwitches();
    private final Account account = account("dach");
    private final RequestLog log = new RequestLog();
    private VivenuApi api = api(new ApiRules(0, 0, false));

    @Test
    void listsHaveRowsAndTotal() {
        JsonNode body = get("/api/tickets", "").body();

        assertThat(body.path("rows")).hasSize(25);
        assertThat(body.path("total").intValue()).isGreaterThan(400);
    }

    @Test
    void webhooksHaveDocsAndTotal() {
        assertThat(get("/api/webhooks", "").body().toString()).isEqualTo("{\"docs\":[],\"total\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top=0",
                "top=1001",
                "top=x",
                "top=",
                "skip=-1",
                "top=1&top=2",
                "bogus=1",
                "eventId=1",
                "ticketTypeId=1",
                "status=PAID",
                "status=",
                "type=DOUBLE",
                "updatedAt=2026-01-01T00:00:00Z",
                "updatedAt[$in]=2026-01-01T00:00:00Z",
                "updatedAt[$gte]=yesterday",
                "createdAt[$gte]=2026-01-01T00:00:00Z",
                "start=soon"
            })
    void whatTheDocumentDoesNotAllowOfTicketsIsRefused(String query) {
        Answer answer = get("/api/tickets", query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.body().path("error").textValue()).isEqualTo("Bad Request");
        assertThat(answer.body().path("message").textValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=ONSALE", "include=tickets", "sort=name", "sortDir=2", "start=2026-01-01T00:00:00Z"})
    void whatTheDocumentDoesNotAllowOfEventsIsRefused(String query) {
        assertThat(get("/api/events", query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top=1000&skip=5",
                "start[$gte]=2026-01-01T00:00:00Z&end[$lt]=2027-12-31T00:00:00.000%2B01:00",
                "updatedAt%5B%24gte%5D=2020-01-01T00%3A00%3A00.000Z",
                "createdAt[$ne]=2020-01-01T00:00:00Z",
                "sortDir=-1",
                "type=SINGLE,ROOT",
                "rootId=1"
            })
    void whatTheDocumentKnowsOfEventsIsAccepted(String query) {
        assertThat(get("/api/events", query).status()).isEqualTo(200);
    }

    @Test
    void aRangeSelectsByUpdatedAt() {
        // given a sale at noon and one an hour later
        account.world().sell(3, Optional.empty());
        clock.advance(Duration.ofHours(1));
        account.world().sell(2, Optional.empty());

        // then a range between them selects only the first
        String range = "updatedAt[$gte]=2026-11-22T12:00:00Z&updatedAt[$lt]=2026-11-22T12:30:00Z";
        assertThat(total("/api/tickets", range)).isEqualTo(3);
    }

    @Test
    void startAndEndSelectTicketsByCreation() {
        clock.advance(Duration.ofHours(1));
        account.world().sell(2, Optional.empty());

        assertThat(total("/api/tickets", "start=2026-11-22T13:00:00Z")).isEqualTo(2);
        assertThat(total("/api/tickets", "start=2026-11-22T13:00:00Z&end=2026-11-22T12:00:00Z"))
                .isZero();
    }

    @Test
    void eventsAndStatusesAreCommaLists() {
        String first = account.world().events().get(0).id();
        String second = account.world().events().get(1).id();
        String statuses = "status=VALID,DETAILSREQUIRED";

        int together = total("/api/tickets", "event=" + first + "," + second + "&" + statuses);

        assertThat(together)
                .isEqualTo(total("/api/tickets", "event=" + first + "&" + statuses)
                        + total("/api/tickets", "event=" + second + "&" + statuses));
        assertThat(together)
                .isEqualTo(account.world().truth(first).orElseThrow().sold()
                        + account.world().truth(second).orElseThrow().sold());
    }

    @Test
    void aTicketCarriesCanariesWherePersonalDataAndCredentialsAre() {
        JsonNode ticket = get("/api/tickets", "").body().path("rows").path(0);

        for (String field : List.of("secret", "barcode", "email", "lastname", "name", "street")) {
            assertThat(ticket.path(field).textValue()).contains(Holder.MARKER);
        }
        assertThat(ticket.path("regularPrice").isNumber()).isTrue();
    }

    @Test
    void aBarcodeFindsItsTicket() {
        String barcode = Holder.of(account.world().ids(), 7).barcode();

        assertThat(total("/api/tickets", "barcode=" + barcode)).isEqualTo(1);
    }

    @Test
    void oneTicketIsFoundByItsId() {
        String id = account.world().ids().ticket(0);

        assertThat(get("/api/tickets/" + id, "").body().path("_id").textValue()).isEqualTo(id);
        assertThat(get("/api/tickets/000000000000000000000000", "").status()).isEqualTo(404);
    }

    @Test
    void oneEventIsFoundByItsOwnSellerOnly() {
        String own = account.world().events().getFirst().id();

        assertThat(get("/api/events/" + own, "").body().path("_id").textValue()).isEqualTo(own);
        assertThat(get("/api/events/000000000000000000000000", "").status()).isEqualTo(404);
    }

    @Test
    void theInfoOfAnEventIsPublicAndTellsWhatIsLeft() {
        String id = account.world().events().getFirst().id();

        Answer answer = api.answer(new ApiCall("GET", "/api/events/info/" + id, "", Optional.empty(), ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("saleStatus").textValue()).isEqualTo("onSale");
        assertThat(answer.body().path("tickets").path(0).path("v").intValue()).isPositive();
    }

    @Test
    void aWrongKeyIsRefused() {
        Answer answer = api.answer(new ApiCall("GET", "/api/events", "", Optional.of("sim-key-other"), ""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("error").textValue()).isEqualTo("Unauthorized");
    }

    @Test
    void theSingularPathCreatesNoWebhook() {
        assertThat(call("POST", "/api/webhook", webhook("https://example.org/x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aWebhookIsCreatedChangedAndDeleted() {
        JsonNode created =
                call("POST", "/api/webhooks", webhook("https://example.org/a")).body();
        String item = "/api/webhook/" + created.path("_id").textValue();

        Answer changed = call("PUT", item, "{\"name\":\"renamed\",\"url\":\"https://example.org/b\"}");

        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.body().path("hmacKey").textValue()).isEqualTo("k");
        assertThat(changed.body().path("url").textValue()).isEqualTo("https://example.org/b");
        assertThat(call("DELETE", item, "").status()).isEqualTo(200);
        assertThat(call("DELETE", item, "").status()).isEqualTo(404);
        assertThat(call("PUT", item, webhook("https://example.org/a")).status()).isEqualTo(404);
    }

    @Test
    void twoWebhooksMayBeTheSame() {
        call("POST", "/api/webhooks", webhook("https://example.org/a"));
        call("POST", "/api/webhooks", webhook("https://example.org/a"));

        assertThat(total("/api/webhooks", "")).isEqualTo(2);
    }

    @Test
    void httpIsRefusedUnlessAllowed() {
        assertThat(call("POST", "/api/webhooks", webhook("http://example.org/a"))
                        .status())
                .isEqualTo(400);
        api = api(new ApiRules(0, 0, true));
        assertThat(call("POST", "/api/webhooks", webhook("http://example.org/a"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void requestsBeyondTheLimitAreAnswered429UntilTheMinuteIsOver() {
        api = api(new ApiRules(2, 0, false));
        get("/api/events", "");
        get("/api/events", "");

        Answer third = get("/api/events", "");

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.headers()).containsEntry("Retry-After", "60");
        clock.advance(Duration.ofMinutes(1));
        assertThat(get("/api/events", "").status()).isEqualTo(200);
    }

    @Test
    void theNextRequestsAreAnswered429() {
        switches.set(Faults.of(Map.of("rateLimitNext", 2, "retryAfter", "date", "retryAfterSeconds", 30)));

        Answer first = get("/api/events", "");

        assertThat(first.headers()).containsEntry("Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT");
        assertThat(get("/api/events", "").status()).isEqualTo(429);
        assertThat(get("/api/events", "").status()).isEqualTo(200);
    }

    @Test
    void a429MaySayNothingOfWhenToComeBack() {
        switches.set(Faults.none().with("rateLimitAlways", true));

        assertThat(get("/api/events", "").headers()).containsOnlyKeys("Date");
    }

    @Test
    void deepPagesAreRefusedUnlessTheyAreSmall() {
        switches.set(Faults.of(Map.of("unavailableBeyondSkip", 100, "unavailableUnlessTopAtMost", 50)));

        assertThat(get("/api/tickets", "top=100&skip=100").status()).isEqualTo(200);
        assertThat(get("/api/tickets", "top=100&skip=200").status()).isEqualTo(503);
        assertThat(get("/api/tickets", "top=50&skip=200").status()).isEqualTo(200);
    }

    @Test
    void theTotalMovesBetweenPages() {
        switches.set(Faults.none().with("sellWhilePaging", 2));

        int first = total("/api/tickets", "");

        assertThat(total("/api/tickets", "skip=25")).isEqualTo(first + 2);
    }

    @Test
    void recordsCanBeSpoilt() {
        switches.set(Faults.of(Map.of("missingAmount", true, "unknownFields", true, "wrongTypeInTicket", true)));

        JsonNode event = get("/api/events", "").body().path("rows").path(0);
        JsonNode tickets = get("/api/tickets", "").body().path("rows");

        assertThat(event.path("tickets").path(0).has("amount")).isFalse();
        assertThat(event.has("loyaltyTier")).isTrue();
        assertThat(tickets.path(0).path("status").isObject()).isTrue();
        assertThat(tickets.path(1).path("status").isTextual()).isTrue();
    }

    @Test
    void theListOfTypesCanBeAText() {
        switches.set(Faults.none().with("wrongTypeInEvent", true));

        JsonNode rows = get("/api/events", "").body().path("rows");

        assertThat(rows.path(0).path("tickets").isTextual()).isTrue();
        assertThat(rows.path(1).path("tickets").isArray()).isTrue();
    }

    @Test
    void everyRequestIsLogged() {
        get("/api/events/" + account.world().events().getFirst().id(), "");
        get("/api/events", "top=0");

        RequestLog.Report report = log.report(Optional.of("dach"));

        assertThat(report.byRoute())
                .containsOnly(Map.entry("GET /api/events", 1), Map.entry("GET /api/events/{id}", 1));
        assertThat(report.log()).extracting(RequestLog.Entry::status).containsExactly(200, 400);
    }

    private VivenuApi api(ApiRules rules) {
        return new VivenuApi(List.of(account), rules, switches, log, clock, this::sellBetweenPages);
    }

    private void sellBetweenPages(Account of) {
        of.world().sell(switches.get(of.seller()).sellWhilePaging(), Optional.empty());
    }

    private Account account(String name) {
        SellerWorld world = new Generation(1, 4, 100, clock).seller(name);
        return new Account(world, new Webhooks(world.ids()));
    }

    private Answer get(String path, String query) {
        return api.answer(new ApiCall("GET", path, query, Optional.of(account.apiKey()), ""));
    }

    private Answer call(String method, String path, String body) {
        return api.answer(new ApiCall(method, path, "", Optional.of(account.apiKey()), body));
    }

    private int total(String path, String query) {
        return get(path, query).body().path("total").intValue();
    }

    private static String webhook(String url) {
        return "{\"name\":\"a webhook\",\"url\":\"" + url + "\",\"hmacKey\":\"k\",\"events\":{\"event.updated\":true}}";
    }
}
