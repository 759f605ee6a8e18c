package io.vivenuoperator.simulators.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Profiles over a real connection: who may read them, page by page, what changed, and what is written. */
class ProfilesIT {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(START);
    private KlaviyoSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults(), clock);
        caller = caller(simulator);
    }

    private static Caller caller(KlaviyoSimulator simulator) {
        return new Caller(
                simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo", "revision", "2026-07-15"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void faultsAreToldInKlaviyosForm() throws Exception {
        simulator.faults(Caller.json("{\"errorNext\":1,\"rateLimitNext\":1,\"retryAfter\":\"seconds\"}"));

        Caller.Reply error = caller.get("/api/profiles");
        Caller.Reply limited = caller.get("/api/profiles");

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.json().at("/errors/0/code").textValue()).isEqualTo("error");
        assertThat(error.header("content-type")).contains("application/vnd.api+json");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.json().at("/errors/0/code").textValue()).isEqualTo("throttled");
        assertThat(limited.header("retry-after")).contains("1");
    }

    @Test
    void aCallerNeedsAKey() throws Exception {
        assertThat(new Caller(simulator.url(), Map.of("revision", "2026-07-15"))
                        .get("/api/profiles")
                        .status())
                .isEqualTo(401);
        Caller.Reply wrong =
                caller.with("Authorization", "Klaviyo-API-Key pk_other").get("/api/profiles");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().at("/errors/0/code").textValue()).isEqualTo("authentication_failed");
        assertThat(caller.with("Authorization", "Bearer nobody")
                        .get("/api/profiles")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRevisionIsADateOfTheLastTwoYears() throws Exception {
        var without = new Caller(simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo"));

        assertThat(without.get("/api/profiles").status()).isEqualTo(400);
        assertThat(caller.with("revision", "newest").get("/api/profiles").status())
                .isEqualTo(400);
        assertThat(caller.with("revision", "2027-01-15").get("/api/profiles").status())
                .isEqualTo(400);
        assertThat(caller.with("revision", "2024-10-15").get("/api/profiles").status())
                .isEqualTo(410);

        caller.send("PUT", "/_control/faults", "{\"retiredRevision\":\"forward\"}");
        assertThat(caller.with("revision", "2024-10-15").get("/api/profiles").status())
                .isEqualTo(200);
    }

    @Test
    void pagesAddUpToTheTruth() throws Exception {
        load(45);

        for (String sort : List.of("updated", "-updated", "created", "email", "id")) {
            assertThat(ids(walked("/api/profiles?page[size]=20&sort=" + sort)))
                    .as(sort)
                    .containsExactlyInAnyOrderElementsOf(truth());
        }
        assertThat(ids(walked("/api/profiles"))).containsExactlyInAnyOrderElementsOf(truth());
    }

    @Test
    void theLastPageHasNoNext() throws Exception {
        load(20);

        JsonNode page = caller.get("/api/profiles?page[size]=20").json();

        assertThat(page.path("data")).hasSize(20);
        assertThat(page.at("/links/next").isNull()).isTrue();
    }

    @Test
    void onlyWhatChangedLaterIsGreater() throws Exception {
        load(3);
        clock.move(Duration.ofSeconds(10));
        simulator.change("k1", Caller.json("{\"lastName\":\"Neu\"}"));

        assertThat(ids(walked("/api/profiles?sort=updated&filter=" + after(START))))
                .containsExactly(id("k1"));
        assertThat(ids(walked("/api/profiles?sort=updated&filter=" + after(START.plusSeconds(10)))))
                .isEmpty();
        assertThat(ids(walked("/api/profiles?sort=updated&filter=" + after(START.minusSeconds(1)))))
                .hasSize(3);
    }

    @Test
    void consentIsShownWhenItIsAskedFor() throws Exception {
        simulator.load(Caller.json(
                "{\"people\":[{\"key\":\"k1\",\"email\":\"a@web.example\",\"consent\":{\"email\":\"subscribed\"}},"
                        + "{\"key\":\"k2\",\"email\":\"b@web.example\",\"consent\":{\"email\":\"suppressed\"}}]}"));

        JsonNode plain = caller.get("/api/profiles/" + id("k1")).json();
        JsonNode one = caller.get("/api/profiles/" + id("k1") + "?additional-fields[profile]=subscriptions")
                .json();
        JsonNode other = caller.get("/api/profiles/" + id("k2") + "?additional-fields[profile]=subscriptions")
                .json();

        assertThat(plain.at("/data/attributes/subscriptions").isMissingNode()).isTrue();
        String marketing = "/data/attributes/subscriptions/email/marketing";
        assertThat(one.at(marketing + "/consent").textValue()).isEqualTo("SUBSCRIBED");
        assertThat(one.at(marketing + "/consent_timestamp").textValue()).isEqualTo("2026-11-01T10:00:00+00:00");
        assertThat(other.at(marketing + "/can_receive_email_marketing").booleanValue())
                .isFalse();
        assertThat(other.at(marketing + "/suppression/0/reason").textValue()).isEqualTo("USER_SUPPRESSED");
    }

    @Test
    void whatIsAskedWronglyNamesTheParameter() throws Exception {
        assertThat(refused("/api/profiles?colour=red")).isEqualTo("colour");
        assertThat(refused("/api/profiles?page[size]=101")).isEqualTo("page[size]");
        assertThat(refused("/api/profiles?page[cursor]=nonsense")).isEqualTo("page[cursor]");
        assertThat(refused("/api/profiles?sort=charm")).isEqualTo("sort");
        assertThat(refused("/api/profiles?filter=greater-than(email,\"a\")".replace("\"", "%22")))
                .isEqualTo("filter");
        assertThat(caller.get("/api/profiles/none").status()).isEqualTo(404);
        assertThat(caller.get("/api/horoscopes").status()).isEqualTo(404);
    }

    @Test
    void aListHasItsOwnProfiles() throws Exception {
        simulator.load(Caller.json("{\"people\":[{\"key\":\"k1\",\"email\":\"a@web.example\",\"lists\":[\"news\"]},"
                + "{\"key\":\"k2\",\"email\":\"b@web.example\"}]}"));
        String list = caller.get("/api/lists").json().at("/data/0/id").textValue();

        assertThat(ids(walked("/api/lists/" + list + "/profiles"))).containsExactly(id("k1"));
        assertThat(caller.get("/api/lists/" + list + "/profiles")
                        .json()
                        .at("/data/0/attributes/joined_group_at")
                        .textValue())
                .isEqualTo("2026-11-01T10:00:00+00:00");
    }

    @Test
    void anAddressBelongsToOneProfile() throws Exception {
        load(1);

        Caller.Reply same = caller.send(
                "POST",
                "/api/profiles",
                "{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"P1@web.example\"}}}");
        Caller.Reply loaded =
                caller.send("POST", "/_control/people", "{\"people\":[{\"key\":\"k9\",\"email\":\"p1@web.example\"}]}");

        assertThat(same.status()).isEqualTo(409);
        assertThat(loaded.status()).isEqualTo(400);
        assertThat(loaded.body()).contains("k9", "email").doesNotContain("p1@web.example");
    }

    @Test
    void aProfileIsChangedByItsId() throws Exception {
        load(1);
        clock.move(Duration.ofMinutes(1));
        String body = "{\"data\":{\"type\":\"profile\",\"id\":\"%s\",\"attributes\":{\"last_name\":\"Neu\"}}}";

        Caller.Reply changed = caller.send("PATCH", "/api/profiles/" + id("k1"), body.formatted(id("k1")));
        Caller.Reply other = caller.send("PATCH", "/api/profiles/" + id("k1"), body.formatted("another"));

        assertThat(changed.json().at("/data/attributes/last_name").textValue()).isEqualTo("Neu");
        assertThat(changed.json().at("/data/attributes/updated").textValue()).isEqualTo("2026-11-01T10:01:00+00:00");
        assertThat(other.status()).isEqualTo(400);
    }

    @Test
    void aPersonIsDeletedByExactlyOneIdentifier() throws Exception {
        load(2);
        String job = "{\"data\":{\"type\":\"data-privacy-deletion-job\",\"attributes\":{\"profile\":{\"data\":"
                + "{\"type\":\"profile\",\"attributes\":%s}}}}}";

        Caller.Reply two = caller.send(
                "POST",
                "/api/data-privacy-deletion-jobs",
                job.formatted("{\"email\":\"p1@web.example\",\"phone_number\":\"+491511\"}"));
        Caller.Reply one =
                caller.send("POST", "/api/data-privacy-deletion-jobs", job.formatted("{\"email\":\"P1@web.example\"}"));

        assertThat(two.status()).isEqualTo(400);
        assertThat(one.status()).isEqualTo(202);
        assertThat(simulator.truth().path("people").intValue()).isEqualTo(1);
    }

    @Test
    void whoIsNotInTheListIsUnsubscribedFromEverything() throws Exception {
        simulator.load(Caller.json("{\"people\":["
                + "{\"key\":\"in\",\"email\":\"a@web.example\",\"lists\":[\"news\"],\"consent\":{\"email\":\"subscribed\"}},"
                + "{\"key\":\"out\",\"email\":\"b@web.example\",\"consent\":{\"email\":\"subscribed\"}}]}"));
        String list = caller.get("/api/lists").json().at("/data/0/id").textValue();

        caller.send(
                "POST",
                "/api/profile-subscription-bulk-delete-jobs",
                ("{\"data\":{\"type\":\"profile-subscription-bulk-delete-job\",\"attributes\":{\"profiles\":{\"data\":["
                                + "{\"type\":\"profile\",\"attributes\":{\"email\":\"a@web.example\"}},"
                                + "{\"type\":\"profile\",\"attributes\":{\"email\":\"b@web.example\"}}]}},"
                                + "\"relationships\":{\"list\":{\"data\":{\"type\":\"list\",\"id\":\"%s\"}}}}}")
                        .formatted(list));

        assertThat(consent("in")).isEqualTo("SUBSCRIBED");
        assertThat(consent("out")).isEqualTo("UNSUBSCRIBED");
        assertThat(ids(walked("/api/lists/" + list + "/profiles"))).isEmpty();
    }

    @Test
    void aMergeDeletesTheOther() throws Exception {
        load(2);

        Caller.Reply merged = caller.send(
                "POST",
                "/api/profile-merge",
                "{\"data\":{\"type\":\"profile-merge\",\"id\":\"%s\",\"relationships\":{\"profiles\":{\"data\":[{\"type\":\"profile\",\"id\":\"%s\"}]}}}}"
                        .formatted(id("k1"), id("k2")));

        assertThat(merged.status()).isEqualTo(202);
        assertThat(truth()).containsExactly(id("k1"));
    }

    @Test
    void requestsAreLimitedByTheSecondAndTheMinute() throws Exception {
        try (KlaviyoSimulator limited =
                        KlaviyoSimulator.start(KlaviyoSettings.defaults().limited(), clock);
                Caller other = caller(limited)) {
            for (int i = 0; i < 75; i++) {
                assertThat(other.get("/api/profiles?page[size]=1").status()).isEqualTo(200);
            }
            Caller.Reply tooMany = other.get("/api/profiles?page[size]=1");
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.header("retry-after")).contains("1");
            assertThat(tooMany.header("ratelimit-limit")).isEmpty();

            clock.move(Duration.ofSeconds(1));
            Caller.Reply again = other.get("/api/profiles?page[size]=1");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("ratelimit-limit")).contains("750");
            assertThat(again.header("ratelimit-remaining")).contains("674");
            assertThat(again.header("ratelimit-reset")).contains("59");
        }
    }

    @Test
    void aWrongTypeAndUnknownFieldsCanBeHad() throws Exception {
        load(2);
        caller.send("PUT", "/_control/faults", "{\"oddRecordNext\":1,\"unknownFields\":true}");

        JsonNode page = caller.get("/api/profiles").json();

        assertThat(page.at("/data/0/attributes/email").isArray()).isTrue();
        assertThat(page.at("/data/1/attributes/email").isTextual()).isTrue();
        assertThat(page.at("/data/1/attributes/aura").isTextual()).isTrue();
    }

    @Test
    void whoControlsSeesNobody() throws Exception {
        load(1);
        caller.get("/api/profiles?filter=equals(email,%22p1@web.example%22)");

        for (String path : List.of("/truth", "/requests", "/deliveries", "/faults")) {
            assertThat(caller.get("/_control" + path).body()).doesNotContain("p1@web", "pk_sim");
        }
    }

    private void load(int count) throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            people.add("{\"key\":\"k%d\",\"email\":\"p%d@web.example\",\"lastName\":\"Alt\"}".formatted(i, i));
        }
        Caller.Reply loaded =
                caller.send("POST", "/_control/people", "{\"people\":[" + String.join(",", people) + "]}");
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.json().path("ids")).hasSize(count);
    }

    private List<JsonNode> walked(String path) throws Exception {
        List<JsonNode> data = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Caller.Reply reply = caller.get(next);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            reply.json().path("data").forEach(data::add);
            next = reply.json().at("/links/next").asText("");
        }
        return data;
    }

    private static List<String> ids(List<JsonNode> data) {
        return data.stream().map(each -> each.path("id").textValue()).toList();
    }

    private List<String> truth() {
        List<String> ids = new ArrayList<>();
        simulator.truth().path("ids").forEach(id -> ids.add(id.textValue()));
        return ids;
    }

    private String id(String key) {
        return simulator.truth().path("ids").path(key).textValue();
    }

    private String consent(String key) throws Exception {
        return caller.get("/api/profiles/" + id(key) + "?additional-fields[profile]=subscriptions")
                .json()
                .at("/data/attributes/subscriptions/email/marketing/consent")
                .textValue();
    }

    private String refused(String path) throws Exception {
        Caller.Reply reply = caller.get(path);
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().at("/errors/0/source/parameter").textValue();
    }

    private static String after(Instant time) {
        return URLEncoder.encode("greater-than(updated," + time + ")", StandardCharsets.UTF_8);
    }
}
