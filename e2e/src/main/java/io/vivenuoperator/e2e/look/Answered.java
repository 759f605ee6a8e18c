package io.vivenuoperator.e2e.look;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the read API says of one region's events. */
public record Answered(Map<String, Shown> events) {
    /** Exact: 12.50 is not read as a binary fraction. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public Answered {
        events = Map.copyOf(events);
    }

    /** Asks the API at {@code api} with a key, page after page. */
    public static Answered of(String api, String key, String region) throws IOException, InterruptedException {
        var found = new TreeMap<String, Shown>();
        try (var http = HttpClient.newHttpClient()) {
            var cursor = "";
            do {
                var request = HttpRequest.newBuilder(URI.create(api + "/v1/events?region=" + region + cursor))
                        .header("Authorization", "Bearer " + key)
                        .build();
                var response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException("the read API answered " + response.statusCode() + ": " + response.body());
                }
                var page = JSON.readTree(response.body());
                page.path("data")
                        .forEach(event -> found.put(event.path("event_id").asText(), shown(event)));
                var next = page.path("next");
                cursor = next.isTextual() ? "&cursor=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8) : "";
            } while (!cursor.isEmpty());
        }
        return new Answered(found);
    }

    private static Shown shown(JsonNode event) {
        var shown = new Shown();
        event.properties()
                .forEach(field -> shown.with(
                        field.getKey(),
                        field.getKey().equals("complete_since")
                                        && !field.getValue().isNull()
                                ? "known"
                                : value(field.getValue())));
        return shown;
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return json.isNumber() ? json.decimalValue() : momentOrText(json.asText());
    }

    private static Object momentOrText(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
