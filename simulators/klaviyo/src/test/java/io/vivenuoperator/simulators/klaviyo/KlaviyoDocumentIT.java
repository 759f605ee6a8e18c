package io.vivenuoperator.simulators.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import io.vivenuoperator.simulators.platform.server.Caller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The answers by Klaviyo's own document, which is not ours to bring: fetch {@code openapi/stable.json} of
 * github.com/klaviyo/openapi, and name it with {@code -Dklaviyo.openapi=<absolute path>}. Without it these tests are skipped.
 */
class KlaviyoDocumentIT {
    private static final String PROPERTY = "klaviyo.openapi";
    private static final String SECRET = "a-secret-of-16-characters";

    private static URI document;
    private static JsonNode openApi;
    private static KlaviyoSimulator simulator;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        String path = System.getProperty(PROPERTY, "");
        assumeTrue(!path.isEmpty(), "Klaviyo's document is not here: name it with -D" + PROPERTY);
        document = Path.of(path).toUri();
        openApi = new ObjectMapper().readTree(Path.of(path).toFile());
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults());
        caller = new Caller(
                simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo", "revision", "2026-07-15"));
        simulator.load(Caller.json("{\"people\":["
                + "{\"key\":\"k1\",\"email\":\"a@web.example\",\"phone\":\"+491510000000\",\"firstName\":\"Zoë\",\"city\":\"Köln\","
                + "\"lists\":[\"news\"],\"consent\":{\"email\":\"suppressed\",\"sms\":\"subscribed\"}},"
                + "{\"key\":\"k2\",\"phone\":\"+491510000001\"}]}"));
        caller.send("POST", "/_control/people/k1/events", "{\"topic\":\"event:klaviyo.opened_email\"}");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            caller.close();
            simulator.close();
        }
    }

    @Test
    void profiles() throws Exception {
        assertThat(judged("get", "/api/profiles", caller.get("/api/profiles?page[size]=1")))
                .isEmpty();
        assertThat(judged("get", "/api/profiles", caller.get("/api/profiles?additional-fields[profile]=subscriptions")))
                .isEmpty();
        String id = simulator.truth().at("/ids/k1").textValue();
        assertThat(judged("get", "/api/profiles/{id}", caller.get("/api/profiles/" + id)))
                .isEmpty();
    }

    @Test
    void listsAndEvents() throws Exception {
        Caller.Reply lists = caller.get("/api/lists");
        assertThat(judged("get", "/api/lists", lists)).isEmpty();
        String list = lists.json().at("/data/0/id").textValue();
        assertThat(judged("get", "/api/lists/{id}/profiles", caller.get("/api/lists/" + list + "/profiles")))
                .isEmpty();
        assertThat(judged("get", "/api/events", caller.get("/api/events"))).isEmpty();
    }

    @Test
    void webhooks() throws Exception {
        Caller.Reply created = caller.send(
                "POST",
                "/api/webhooks",
                "{\"data\":{\"type\":\"webhook\",\"attributes\":{\"name\":\"ours\",\"endpoint_url\":\"https://a.example/\",\"secret_key\":\""
                        + SECRET
                        + "\"},\"relationships\":{\"webhook-topics\":{\"data\":[{\"type\":\"webhook-topic\",\"id\":\"event:klaviyo.opened_email\"}]}}}}");

        assertThat(judged("post", "/api/webhooks", created)).isEmpty();
        assertThat(judged("get", "/api/webhooks", caller.get("/api/webhooks"))).isEmpty();
        assertThat(judged("get", "/api/webhook-topics", caller.get("/api/webhook-topics")))
                .isEmpty();
    }

    @Test
    void limitsAreThoseOfTheDocument() {
        assertThat(limit("get", "/api/profiles")).containsExactly("75/s", "750/m");
        assertThat(limit("get", "/api/events")).containsExactly("350/s", "3500/m");
        assertThat(limit("get", "/api/webhooks")).containsExactly("1/s", "15/m");
        assertThat(limit("post", "/api/data-privacy-deletion-jobs")).containsExactly("3/s", "60/m");
    }

    @Test
    void aPlantedMistakeIsFound() throws Exception {
        Caller.Reply reply = caller.get("/api/profiles");
        String broken = reply.body().replace("\"type\":\"profile\"", "\"type\":\"person\"");

        assertThat(judged("get", "/api/profiles", new Caller.Reply(200, broken, Map.of())))
                .isNotEmpty();
    }

    private static List<String> limit(String method, String path) {
        JsonNode limit = openApi.path("paths").path(path).path(method).path("x-klaviyo-ratelimit");
        return List.of(limit.path("burst").asText(), limit.path("steady").asText());
    }

    private static Set<ValidationMessage> judged(String method, String path, Caller.Reply reply) throws IOException {
        String reference = openApi.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(reply.status()))
                .path("content")
                .path("application/vnd.api+json")
                .path("schema")
                .path("$ref")
                .asText();
        assertThat(reference)
                .as(method + " " + path + " answers " + reply.status())
                .startsWith("#/");
        var factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder -> builder.metaSchema(OpenApi30.getInstance())
                        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return factory.getSchema(SchemaLocation.of(document + reference), config)
                .validate(withoutKnownDeviations(reply.json()));
    }

    /**
     * Where Klaviyo's answers are not as its document: the link of a page that does not exist is null, and so is an unknown
     * latitude, for which the document has two forms that both allow null and wants exactly one of them.
     */
    private static JsonNode withoutKnownDeviations(JsonNode body) {
        removeNulls(body.path("links"));
        body.path("data").forEach(one -> removeNulls(one.at("/attributes/location")));
        removeNulls(body.at("/data/attributes/location"));
        return body;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(each -> each.getValue().isNull());
        }
    }
}
