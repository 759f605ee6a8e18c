package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session instead of a key, over HTTP. */
class SessionIT extends OnAPortfolio {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private HttpResponse<String> signIn(String key) throws Exception {
        return api.send("POST", "/session", JSON, "{\"key\": \"" + key + "\"}");
    }

    private Map<String, String> session(String name) throws Exception {
        String cookie = signIn(api.key(name)).headers().firstValue("set-cookie").orElseThrow();
        return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    @Test
    void aSessionSeesWhatItsKeySees() throws Exception {
        for (String name : List.of("all", "dach", "italy", "nowhere", "sales")) {
            Map<String, String> session = session(name);
            for (String target : List.of(
                    "/v1/regions",
                    "/v1/events?status=past,onSale,soldOut,deleted",
                    "/v1/quality",
                    "/v1/events/usa/e1")) {
                var byKey = api.ask(name, target);
                var bySession = api.send("GET", target, session);

                assertThat(bySession.statusCode()).as(name + target).isEqualTo(byKey.statusCode());
                assertThat(withoutTime(bySession.body())).isEqualTo(withoutTime(byKey.body()));
            }
        }
    }

    private static String withoutTime(String body) {
        return body.replaceAll("\"(as_of|instance)\":\"[^\"]*\"", "").replaceAll("\"countdown_seconds\":\\d+", "");
    }

    @Test
    void itTellsWhoIsSignedIn() throws Exception {
        var told = api.send("GET", "/session", session("dach"));
        var nobody = api.send("GET", "/session", Map.of());

        assertThat(told.body())
                .startsWith(
                        "{\"signed_in\":true,\"name\":\"dach\",\"scopes\":[\"quality\",\"sales\",\"tickets\"],\"until\":\"");
        assertThat(told.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(told.headers().firstValue("set-cookie")).isPresent();
        assertThat(nobody.statusCode()).isEqualTo(200);
        assertThat(nobody.body()).isEqualTo("{\"signed_in\":false}");
        assertThat(nobody.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void aKeyInTheHeaderCountsMoreThanASession() throws Exception {
        Map<String, String> both =
                Map.of("Cookie", session("all").get("Cookie"), "Authorization", "Bearer " + api.key("unknown"));

        assertThat(api.send("GET", "/v1/regions", both).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWithItsKey() throws Exception {
        Map<String, String> session = session("dach");

        api.changeKey(folder, "dach", Optional.empty());

        await().untilAsserted(() ->
                assertThat(api.send("GET", "/v1/regions", session).statusCode()).isEqualTo(401));
        assertThat(api.send("GET", "/session", session).body()).isEqualTo("{\"signed_in\":false}");
    }

    @Test
    void whatCannotBeTakenIsRefusedAndNotRepeated() throws Exception {
        assertRefused(signIn(api.key("unknown")), 401, "UnknownKey");
        assertRefused(signIn(api.key("expired")), 401, "UnknownKey");
        assertRefused(signIn(api.key("all").substring(1)), 401, "UnknownKey");
        assertRefused(signIn(api.key("without")), 403, "MissingScope");
        assertRefused(signIn(""), 400, "BadParameter");
        assertRefused(api.send("POST", "/session", JSON, "{\"key\": canary"), 400, "BadParameter");
        assertRefused(api.send("POST", "/session", JSON, "[\"canary\"]"), 400, "BadParameter");
        assertRefused(api.send("POST", "/session", JSON, ""), 400, "EmptyBody");
        assertRefused(
                api.send("POST", "/session", Map.of("Content-Type", "text/plain"), "{\"key\": \"canary\"}"),
                415,
                "ContentType");
        assertRefused(
                api.send("POST", "/session", Map.of("Content-Type", "application/x-www-form-urlencoded"), "key=canary"),
                415,
                "ContentType");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String reason) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningApi.read(answer.body()).path("reason").textValue()).isEqualTo(reason);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("canary", "vvn_1");
    }

    @Test
    void anotherSiteSignsNobodyInOrOut() throws Exception {
        for (String site : List.of("cross-site", "same-site", "none")) {
            Map<String, String> headers = Map.of("Content-Type", "application/json", "Sec-Fetch-Site", site);

            assertRefused(
                    api.send("POST", "/session", headers, "{\"key\": \"" + api.key("all") + "\"}"), 403, "OtherSite");
            assertRefused(api.send("DELETE", "/session", headers, ""), 403, "OtherSite");
        }
    }

    @Test
    void signingOutHasTheBrowserForgetIt() throws Exception {
        var answer = api.send("DELETE", "/session", session("all"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("__Host-session=; Path=/; Max-Age=0");
    }
}
