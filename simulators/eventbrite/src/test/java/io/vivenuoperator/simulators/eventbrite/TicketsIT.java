package io.vivenuoperator.simulators.eventbrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attendees and orders over a real connection. */
class TicketsIT {
    private static final String ATTENDEES = "/v3/organizations/5000001/attendees/";
    private static final String ORDERS = "/v3/organizations/5000001/orders/";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
    private EventbriteSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EventbriteSimulator.start(EventbriteSettings.defaults(), clock);
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-private-token"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void faultsAreToldInEventbritesForm() throws Exception {
        simulator.faults(Caller.json("{\"errorNext\":1,\"rateLimitNext\":1}"));

        Caller.Reply error = caller.get(ATTENDEES);
        Caller.Reply limited = caller.get(ATTENDEES);

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.json().path("error").textValue()).isEqualTo("INTERNAL_ERROR");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.json().path("error").textValue()).isEqualTo("HIT_RATE_LIMIT");
        assertThat(limited.json().path("status_code").intValue()).isEqualTo(429);
    }

    @Test
    void aDeadTokenIsA400AndNoneA401() throws Exception {
        Caller.Reply dead = caller.with("Authorization", "Bearer nobody").get("/v3/users/me/");
        Caller.Reply none = new Caller(simulator.url(), Map.of()).get("/v3/users/me/");
        simulator.revokeTokens();
        Caller.Reply revoked = caller.get("/v3/users/me/");

        assertThat(dead.status()).isEqualTo(400);
        assertThat(dead.json().path("error").textValue()).isEqualTo("INVALID_AUTH");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.json().path("error").textValue()).isEqualTo("NO_AUTH");
        assertThat(revoked.status()).isEqualTo(400);
    }

    @Test
    void aTokenMayStandInTheQuery() throws Exception {
        assertThat(new Caller(simulator.url(), Map.of())
                        .get("/v3/users/me/?token=sim-private-token")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPathEndsWithASlash() throws Exception {
        Caller.Reply reply = caller.get("/v3/users/me?expand=x");

        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.header("location")).contains("/v3/users/me/?expand=x");
    }

    @Test
    void theTokensOrganizationIsFound() throws Exception {
        assertThat(caller.get("/v3/users/me/organizations/")
                        .json()
                        .at("/organizations/0/id")
                        .textValue())
                .isEqualTo("5000001");
        assertThat(caller.get("/v3/organizations/1/attendees/").status()).isEqualTo(404);
    }

    @Test
    void pagesAddUpToTheTruth() throws Exception {
        load(120, 1);

        assertThat(walked(ATTENDEES, "attendees")).hasSize(120).doesNotHaveDuplicates();
        assertThat(walked(ORDERS, "orders")).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void aWrongContinuationIsNamed() throws Exception {
        Caller.Reply reply = caller.get(ATTENDEES + "?continuation=nonsense");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").textValue()).isEqualTo("BAD_CONTINUATION_TOKEN");
        assertThat(caller.get(ATTENDEES + "?changed_since=yesterday")
                        .json()
                        .path("error")
                        .textValue())
                .isEqualTo("ARGUMENTS_ERROR");
    }

    @Test
    void changedSinceIncludesItsSecond() throws Exception {
        load(3, 1);
        clock.move(Duration.ofSeconds(10));
        simulator.change("a1", Caller.json("{\"lastName\":\"Neu\"}"));

        assertThat(walked(ATTENDEES + "?changed_since=2026-11-01T10:00:10Z", "attendees"))
                .containsExactly(id("a1"));
        assertThat(walked(ATTENDEES + "?changed_since=2026-11-01T10:00:11Z", "attendees"))
                .isEmpty();
        assertThat(walked(ATTENDEES + "?changed_since=2026-11-01T10:00:00Z", "attendees"))
                .hasSize(3);
    }

    @Test
    void onlyAnEventsListBreaksTies() throws Exception {
        load(4, 1);
        String event = attendee("a1").path("event_id").textValue();
        String since = "?changed_since=2026-11-01T10:00:00Z";
        List<String> all = walked("/v3/events/" + event + "/attendees/" + since, "attendees");
        String seen = since + "&last_item_seen=" + all.get(1);

        assertThat(walked("/v3/events/" + event + "/attendees/" + seen, "attendees"))
                .containsExactlyElementsOf(all.subList(2, 4));
        assertThat(walked(ATTENDEES + seen, "attendees")).hasSize(4);
    }

    @Test
    void pagesMayDrift() throws Exception {
        load(60, 1);
        caller.send("PUT", "/_control/faults", "{\"driftingPages\":true}");
        JsonNode first = caller.get(ATTENDEES).json();
        clock.move(Duration.ofSeconds(10));
        String moved = first.at("/attendees/0/id").textValue();
        simulator.truth().path("ids").properties().stream()
                .filter(entry -> entry.getValue().textValue().equals(moved))
                .forEach(entry -> change(entry.getKey()));

        JsonNode second = caller.get(ATTENDEES + "?continuation="
                        + first.at("/pagination/continuation").textValue())
                .json();

        assertThat(first.path("attendees")).hasSize(50);
        assertThat(second.path("attendees"))
                .as("one that nobody has seen moved over the border")
                .hasSize(10);
        assertThat(second.at("/attendees/9/id").textValue()).isEqualTo(moved);
    }

    private void change(String key) {
        try {
            simulator.change(key, Caller.json("{\"checkedIn\":true}"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoGaveNoAddressHasTheBuyers() throws Exception {
        simulator.load(Caller.json("{\"people\":["
                + "{\"key\":\"buyer\",\"firstName\":\"Anna\",\"email\":\"anna@web.example\",\"event\":\"e\",\"order\":\"o\"},"
                + "{\"key\":\"guest\",\"firstName\":\"Ben\",\"event\":\"e\",\"order\":\"o\"}]}"));

        JsonNode guest = attendee("guest");
        JsonNode order = caller.get("/v3/orders/" + guest.path("order_id").textValue() + "/?expand=attendees")
                .json();

        assertThat(guest.at("/profile/email").textValue()).isEqualTo("anna@web.example");
        assertThat(guest.at("/profile/first_name").textValue()).isEqualTo("Ben");
        assertThat(order.path("attendees")).hasSize(2);
        assertThat(order.path("email").textValue()).isEqualTo("anna@web.example");
        assertThat(caller.get("/v3/orders/" + guest.path("order_id").textValue() + "/")
                        .json()
                        .has("attendees"))
                .isFalse();
    }

    @Test
    void aBarcodeIsACanary() throws Exception {
        load(1, 1);

        assertThat(attendee("a1").at("/barcodes/0/barcode").textValue()).startsWith("CANARY-");
    }

    @Test
    void aRefundVoidsTheOrder() throws Exception {
        load(1, 1);
        clock.move(Duration.ofSeconds(5));
        assertThat(caller.send("POST", "/_control/people/a1/refund", "").status())
                .isEqualTo(200);

        JsonNode attendee = attendee("a1");
        assertThat(attendee.path("refunded").booleanValue()).isTrue();
        assertThat(attendee.path("cancelled").booleanValue()).isTrue();
        assertThat(attendee.path("status").textValue()).isEqualTo("Not Attending");
        assertThat(walked(ORDERS + "?changed_since=2026-11-01T10:00:05Z", "orders"))
                .hasSize(1);
    }

    @Test
    void twoThousandRequestsAnHourAreEnough() throws Exception {
        try (EventbriteSimulator limited =
                        EventbriteSimulator.start(EventbriteSettings.defaults().limited(), clock);
                var other = new Caller(limited.url(), Map.of("Authorization", "Bearer sim-private-token"))) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(other.get("/v3/users/me/").status()).isEqualTo(200);
            }
            Caller.Reply tooMany = other.get("/v3/users/me/");
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.json().path("error").textValue()).isEqualTo("HIT_RATE_LIMIT");
            assertThat(tooMany.header("retry-after")).isEmpty();

            clock.move(Duration.ofHours(1));
            assertThat(other.get("/v3/users/me/").status()).isEqualTo(200);
        }
    }

    @Test
    void consentGivesATokenThatNeverExpires() throws Exception {
        String location = caller.get("/oauth/authorize?response_type=code&client_id=sim-client&state=s"
                        + "&redirect_uri=http://127.0.0.1:8080/oauth/eventbrite/callback")
                .header("location")
                .orElseThrow();
        String code = location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
        String form = "grant_type=authorization_code&client_id=sim-client&client_secret=sim-client-secret&code=" + code;

        JsonNode token = caller.send("POST", "/oauth/token", form).json();

        assertThat(token.has("expires_in")).isFalse();
        assertThat(token.has("refresh_token")).isFalse();
        clock.move(Duration.ofDays(1_000));
        assertThat(caller.with(
                                "Authorization",
                                "Bearer " + token.path("access_token").textValue())
                        .get("/v3/users/me/")
                        .status())
                .isEqualTo(200);
        assertThat(caller.send("POST", "/oauth/token", form).status())
                .as("a code is good once")
                .isEqualTo(400);
    }

    private void load(int count, int events) throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            people.add(
                    "{\"key\":\"a%d\",\"firstName\":\"Person\",\"lastName\":\"Alt\",\"email\":\"a%d@web.example\",\"event\":\"e%d\"}"
                            .formatted(i, i, i % events));
        }
        assertThat(caller.send("POST", "/_control/people", "{\"people\":[" + String.join(",", people) + "]}")
                        .status())
                .isEqualTo(200);
    }

    private List<String> walked(String path, String name) throws Exception {
        List<String> ids = new ArrayList<>();
        String continuation = "";
        do {
            String with =
                    continuation.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "continuation=" + continuation;
            Caller.Reply reply = caller.get(path + with);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            reply.json().path(name).forEach(each -> ids.add(each.path("id").textValue()));
            continuation = reply.json().at("/pagination/continuation").asText("");
        } while (!continuation.isEmpty());
        return ids;
    }

    private String id(String key) {
        return simulator.truth().path("ids").path(key).textValue();
    }

    private JsonNode attendee(String key) throws Exception {
        for (JsonNode each : caller.get(ATTENDEES).json().path("attendees")) {
            if (each.path("id").textValue().equals(id(key))) {
                return caller.get("/v3/events/" + each.path("event_id").textValue() + "/attendees/" + id(key) + "/")
                        .json();
            }
        }
        throw new AssertionError(key + " is not listed");
    }
}
