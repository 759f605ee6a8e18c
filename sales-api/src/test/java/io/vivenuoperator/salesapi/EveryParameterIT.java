package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad input for every parameter of every path that openapi.json has, also of those that are yet to come: never a 5xx, each answer as it
 * is described, and a problem names the parameter.
 */
class EveryParameterIT {
    private static final Map<String, String> USUAL = Map.of("region", "dach", "event", "e1", "namespace", "ticketing");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final List<String> findings = new ArrayList<>();
    private RunningApi api;
    private int asked;
    private int refused;

    @BeforeEach
    void start() {
        Portfolio.fill(db);
        api = new RunningApi(db.readerUrl(), folder, Map.of("REQUESTS_PER_KEY_PER_MINUTE", "1000000"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** One path with all that it needs to be answered. */
    private record Base(String path, JsonNode operation, List<JsonNode> parameters) {
        /** Streams don't end by themselves. */
        boolean streams() {
            return operation.at("/responses/200/content").has("text/event-stream");
        }

        List<JsonNode> in(String place) {
            return parameters.stream()
                    .filter(one -> one.path("in").asText().equals(place))
                    .toList();
        }

        /** The address with this in its query; what is required beside it is there. */
        String target(String without, String query) {
            String needed = in("query").stream()
                    .filter(one -> one.path("required").asBoolean())
                    .filter(one -> !one.path("name").asText().equals(without))
                    .map(one ->
                            BadInputs.encoded(one.path("name").asText()) + "=" + BadInputs.encoded(usual(one)) + "&")
                    .collect(Collectors.joining());
            return filled("", "") + "?" + needed + query;
        }

        /** The path, with one of its parts replaced. */
        String filled(String part, String value) {
            String filled = path;
            for (JsonNode one : in("path")) {
                String name = one.path("name").asText();
                filled = filled.replace("{" + name + "}", name.equals(part) ? value : usual(one));
            }
            return filled;
        }

        private String usual(JsonNode parameter) {
            String name = parameter.path("name").asText();
            JsonNode schema = parameter.path("schema");
            if (name.equals("region") && path.contains("{namespace}")) {
                return "italy";
            }
            return parameter
                    .path("example")
                    .asText(schema.path("example")
                            .asText(schema.path("enum").path(0).asText(USUAL.getOrDefault(name, "2026-11-22"))));
        }
    }

    private List<Base> bases() throws Exception {
        List<Base> bases = new ArrayList<>();
        api.json("nobody", "/openapi.json").path("paths").properties().forEach(path -> {
            JsonNode operation = path.getValue().path("get");
            List<JsonNode> parameters = StreamSupport.stream(
                            operation.path("parameters").spliterator(), false)
                    .toList();
            if (!operation.isMissingNode()) {
                bases.add(new Base(path.getKey(), operation, parameters));
            }
        });
        return bases;
    }

    @Test
    void noInputBreaksAnything() throws Exception {
        for (Base base : bases()) {
            boolean keyed = !base.operation().has("security");
            if (keyed) {
                mustBeRefused(base, "", "unheard_of=1", "unheard_of");
                mustBeRefused(base, "", "%00=1", "?");
            }
            for (JsonNode parameter : base.in("query")) {
                query(base, parameter);
            }
            for (JsonNode part : base.in("path")) {
                for (String value : BadInputs.inPaths()) {
                    ask(base.filled(part.path("name").asText(), value));
                }
            }
        }

        System.out.println(
                "bad inputs: " + asked + " asked, " + refused + " refused by name, " + findings.size() + " findings");
        assertThat(findings).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    private void query(Base base, JsonNode parameter) throws Exception {
        String name = parameter.path("name").textValue();
        String encoded = BadInputs.encoded(name);
        mustBeRefused(base, name, encoded + "=a&" + encoded + "=b", name);
        for (String value : BadInputs.refused(parameter)) {
            mustBeRefused(base, name, encoded + "=" + BadInputs.encoded(value), name);
        }
        if (!base.streams()) {
            for (String value : BadInputs.odd(parameter)) {
                ask(base.target(name, encoded + "=" + BadInputs.encoded(value)));
            }
        }
    }

    /** The answer names the parameter. */
    private void mustBeRefused(Base base, String without, String query, String name) throws Exception {
        String target = base.target(without, query);
        HttpResponse<String> answer = ask(target);
        String named = RunningApi.read(answer.body())
                .path("errors")
                .path(0)
                .path("parameter")
                .asText();
        if (answer.statusCode() != 400 || !named.equals(name)) {
            found(target, answer);
        } else {
            refused++;
        }
    }

    private void found(String target, HttpResponse<String> answer) {
        String body = answer.body();
        findings.add(
                target + " answered " + answer.statusCode() + " " + body.substring(0, Math.min(body.length(), 300)));
    }

    private HttpResponse<String> ask(String target) throws Exception {
        asked++;
        try {
            HttpResponse<String> answer = api.ask("all", target);
            if (answer.statusCode() >= 500) {
                found(target, answer);
            }
            return answer;
        } catch (AssertionError e) {
            findings.add(String.valueOf(e.getMessage()));
            return api.send("GET", target, Map.of());
        }
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() throws Exception {
        for (Base base : bases()) {
            boolean paged = base.in("query").stream()
                    .anyMatch(one -> one.path("name").asText().equals("cursor"));
            String first = base.target("", "limit=1");
            String next = paged ? api.json("all", first).path("next").asText("") : "";
            for (int at = 0; at < next.length(); at += Math.max(1, next.length() / 20)) {
                char other = next.charAt(at) == 'A' ? 'B' : 'A';
                mustBeRefused(
                        base,
                        "cursor",
                        "limit=1&cursor=" + next.substring(0, at) + other + next.substring(at + 1),
                        "cursor");
            }
            if (!next.isEmpty()) {
                mustBeRefused(base, "cursor", "cursor=" + next + next, "cursor");
            }
        }

        assertThat(findings).isEmpty();
        assertThat(refused).isGreaterThan(10);
    }
}
