package io.vivenuoperator.simulators.patreon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members over a real connection: page by page, and only what is asked for. */
class MembersIT {
    private static final String MEMBERS = "/api/oauth2/v2/campaigns/7000001/members";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
    private PatreonSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = PatreonSimulator.start(PatreonSettings.defaults(), clock);
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-creator-access"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void faultsAreToldInPatreonsForm() throws Exception {
        simulator.faults(
                Caller.json("{\"errorNext\":1,\"rateLimitNext\":1,\"retryAfter\":\"body\",\"retryAfterSeconds\":3}"));

        Caller.Reply error = caller.get(MEMBERS);
        Caller.Reply limited = caller.get(MEMBERS);

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.json().at("/errors/0/code_name").textValue()).isEqualTo("InternalServerError");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.json().at("/errors/0/code_name").textValue()).isEqualTo("RequestThrottled");
        assertThat(limited.json().at("/errors/0/retry_after_seconds").intValue())
                .isEqualTo(3);
    }

    @Test
    void whoHasNoNameIsRefusedWhateverElseHeHas() throws Exception {
        Caller.Reply reply = caller.with("User-Agent", "").get(MEMBERS);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void aDeadTokenIsRefused() throws Exception {
        assertThat(caller.with("Authorization", "Bearer nobody").get(MEMBERS).status())
                .isEqualTo(401);
        clock.move(Duration.ofDays(32));
        Caller.Reply late = caller.get(MEMBERS);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.json().at("/errors/0/code_name").textValue()).isEqualTo("Unauthorized");
    }

    @Test
    void pagesAddUpToTheTruth() throws Exception {
        load(45);
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = caller.get(
                            MEMBERS + "?page[count]=20" + (cursor.isEmpty() ? "" : "&page[cursor]=" + cursor))
                    .json();
            page.path("data").forEach(member -> ids.add(member.path("id").textValue()));
            assertThat(page.at("/meta/pagination/total").intValue()).isEqualTo(45);
            cursor = page.at("/meta/pagination/cursors/next").asText("");
        } while (!cursor.isEmpty());

        List<String> truth = new ArrayList<>();
        simulator.truth().path("ids").forEach(id -> truth.add(id.textValue()));
        assertThat(ids).containsExactlyInAnyOrderElementsOf(truth);
    }

    @Test
    void whatIsNotAskedForIsNotThere() throws Exception {
        load(1);

        JsonNode bare = caller.get(MEMBERS).json();
        JsonNode full = caller.get(MEMBERS
                        + "?fields[member]=full_name,email,patron_status,note&include=user,currently_entitled_tiers"
                        + "&fields[tier]=title,amount_cents&fields[user]=full_name")
                .json();

        assertThat(bare.at("/data/0/attributes").isEmpty()).isTrue();
        assertThat(bare.at("/data/0/relationships").isMissingNode()).isTrue();
        assertThat(full.at("/data/0/attributes/full_name").textValue()).isEqualTo("Person 1");
        assertThat(full.at("/data/0/attributes/email").textValue()).isEqualTo("p1@web.example");
        String tier = full.at("/data/0/relationships/currently_entitled_tiers/data/0/id")
                .textValue();
        assertThat(full.path("included")).anySatisfy(each -> {
            assertThat(each.path("id").textValue()).isEqualTo(tier);
            assertThat(each.at("/attributes/title").textValue()).isEqualTo("Friend");
        });
    }

    @Test
    void withoutItsScopeTheAddressIsAbsent() throws Exception {
        load(1);
        String token = token("campaigns.members");

        JsonNode member = caller.with("Authorization", "Bearer " + token)
                .get(MEMBERS + "?fields[member]=full_name,email")
                .json();

        assertThat(member.at("/data/0/attributes/full_name").isTextual()).isTrue();
        assertThat(member.at("/data/0/attributes").has("email")).isFalse();
        assertThat(caller.with("Authorization", "Bearer " + token)
                        .get("/api/oauth2/v2/webhooks")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsAskedWronglyNamesTheParameter() throws Exception {
        assertThat(refused(MEMBERS + "?fields[member]=shoe_size")).isEqualTo("fields[member]");
        assertThat(refused(MEMBERS + "?page[count]=1001")).isEqualTo("page[count]");
        assertThat(refused(MEMBERS + "?include=pledge_history&page[count]=501")).isEqualTo("page[count]");
        assertThat(refused(MEMBERS + "?filter[updated]=2026")).isEqualTo("filter[updated]");
        assertThat(refused(MEMBERS + "?page[cursor]=%21")).isEqualTo("page[cursor]");
        assertThat(caller.get("/api/oauth2/v2/campaigns/1/members").status()).isEqualTo(404);
        assertThat(caller.get("/api/oauth2/v2/members/none").status()).isEqualTo(404);
    }

    @Test
    void whoJoinsAgainHasAnotherIdAndIsTheSameUser() throws Exception {
        load(1);
        JsonNode before = single();
        simulator.remove("p1");
        load(1);
        JsonNode after = single();

        assertThat(after.path("id")).isNotEqualTo(before.path("id"));
        assertThat(after.at("/relationships/user/data/id")).isEqualTo(before.at("/relationships/user/data/id"));
    }

    @Test
    void aHundredRequestsInAMinuteAreEnough() throws Exception {
        try (PatreonSimulator limited =
                        PatreonSimulator.start(PatreonSettings.defaults().limited(), clock);
                var other = new Caller(limited.url(), Map.of("Authorization", "Bearer sim-creator-access"))) {
            for (int i = 0; i < 100; i++) {
                assertThat(other.get(MEMBERS).status()).isEqualTo(200);
                clock.move(Duration.ofMillis(100));
            }
            Caller.Reply tooMany = other.get(MEMBERS);

            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.json().at("/errors/0/code_name").textValue()).isEqualTo("RequestThrottled");
            assertThat(tooMany.json().at("/errors/0/retry_after_seconds").intValue())
                    .isEqualTo(50);
            assertThat(tooMany.header("retry-after")).isEmpty();
        }
    }

    @Test
    void aLimitMayTellNothing() throws Exception {
        caller.send("PUT", "/_control/faults", "{\"rateLimitNext\":2}");
        JsonNode silent = caller.get(MEMBERS).json();
        caller.send("PUT", "/_control/faults", "{\"rateLimitNext\":1,\"retryAfter\":\"body\",\"retryAfterSeconds\":9}");
        JsonNode telling = caller.get(MEMBERS).json();

        assertThat(silent.at("/errors/0/retry_after_seconds").isMissingNode()).isTrue();
        assertThat(telling.at("/errors/0/retry_after_seconds").intValue()).isEqualTo(9);
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedByTheControl() throws Exception {
        Caller.Reply reply = caller.send("POST", "/_control/people", "{\"people\":[{\"key\":\"p1\",\"shoeSize\":43}]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("p1", "shoeSize");
    }

    private void load(int count) throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            people.add(
                    "{\"key\":\"p%d\",\"fullName\":\"Person %d\",\"email\":\"p%d@web.example\",\"status\":\"active_patron\",\"tier\":\"Friend\",\"amountCents\":300}"
                            .formatted(i, i, i));
        }
        assertThat(caller.send("POST", "/_control/people", "{\"people\":[" + String.join(",", people) + "]}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode single() throws Exception {
        return caller.get(MEMBERS + "?include=user").json().at("/data/0");
    }

    private String refused(String path) throws Exception {
        Caller.Reply reply = caller.get(path);
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().at("/errors/0/source/parameter").textValue();
    }

    private String token(String scope) throws Exception {
        String location = caller.get("/oauth2/authorize?response_type=code&client_id=sim-client&scope=" + scope
                        + "&redirect_uri=http://127.0.0.1:8080/oauth/patreon/callback&state=s")
                .header("location")
                .orElseThrow();
        String code = location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
        return caller.send(
                        "POST",
                        "/api/oauth2/token",
                        "grant_type=authorization_code&client_id=sim-client&client_secret=sim-client-secret&code="
                                + code + "&redirect_uri=http://127.0.0.1:8080/oauth/patreon/callback")
                .json()
                .path("access_token")
                .textValue();
    }
}
