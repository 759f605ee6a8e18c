package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The answers that openapi.json describes: OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12. */
final class DescribedAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document = read();

    private static JsonNode read() {
        try (InputStream in = EventsService.class.getResourceAsStream("document/openapi.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Fails if the document does not say that this can be answered. */
    void check(String method, String path, HttpResponse<String> answer) throws IOException {
        JsonNode responses = document.path("paths")
                .path(template(path))
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode described = responses.path(Integer.toString(answer.statusCode()));
        String what = method + " " + path + " answered " + answer.statusCode() + " " + answer.body();
        assertThat(described.isMissingNode()).as("not described: " + what).isFalse();
        String media = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
        if (!media.isEmpty()) {
            JsonNode schema = described.path("content").path(media).path("schema");
            assertThat(schema.isMissingNode())
                    .as("no schema of " + media + ": " + what)
                    .isFalse();
            if (media.endsWith("json")) {
                assertThat(violations(schema, answer.body())).as(what).isEmpty();
            }
        }
        if (answer.statusCode() >= 400) {
            checkProblem(answer);
        }
    }

    private Set<ValidationMessage> violations(JsonNode schema, String body) throws IOException {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        JsonSchema compiled = SCHEMAS.getSchema(whole);
        return compiled.validate(JSON.readTree(body));
    }

    private void checkProblem(HttpResponse<String> answer) throws IOException {
        JsonNode problem = JSON.readTree(answer.body());
        JsonNode reason =
                document.path("x-problems").path(problem.path("reason").asText());
        assertThat(reason.path("status").asInt()).as(answer.body()).isEqualTo(answer.statusCode());
        assertThat(answer.headers().firstValue("x-request-id"))
                .hasValue(problem.path("instance").asText());
    }

    private String template(String path) {
        if (document.path("paths").has(path)) {
            return path;
        }
        for (Map.Entry<String, JsonNode> one : document.path("paths").properties()) {
            String form = Pattern.quote(one.getKey()).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
            if (path.matches(form)) {
                return one.getKey();
            }
        }
        return path;
    }
}
