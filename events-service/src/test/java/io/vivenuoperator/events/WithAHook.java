package io.vivenuoperator.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** The service with an endpoint that webhooks may lead to, and with no webhook before each test. */
abstract class WithAHook extends OnAnEmptyLog {
    static final String SECRET = "a-secret-of-the-test";

    final LocalHook endpoint = new LocalHook();

    @Override
    Map<String, String> settings() {
        try {
            Map<String, String> settings = new HashMap<>(endpoint.settings());
            settings.put(
                    "ENCRYPTION_KEYS_FILE",
                    Files.writeString(
                                    folder.resolve("encryption.json"),
                                    "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}")
                            .toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void nothingSent() {
        db.execute("TRUNCATE subscription, subscription_position, retry, dead_letter, attempt, replay");
        endpoint.forget();
    }

    @AfterAll
    void noEndpoint() {
        endpoint.close();
    }

    /** Makes one of this key's for a type; returns its id. */
    String webhook(String key, String type) throws Exception {
        return events.json(events.post(
                        key,
                        "/webhooks",
                        "{\"url\":\"%s\",\"events\":[\"%s\"],\"secret\":\"%s\"}"
                                .formatted(endpoint.url(), type, SECRET)))
                .path("id")
                .asText();
    }

    static String reason(HttpResponse<String> answer) throws Exception {
        return RunningEvents.read(answer.body()).path("reason").asText();
    }

    static String parameter(HttpResponse<String> answer) throws Exception {
        return RunningEvents.read(answer.body())
                .path("errors")
                .path(0)
                .path("parameter")
                .asText();
    }
}
