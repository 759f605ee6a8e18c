package io.vivenuoperator.events;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a stream as a browser does. */
final class EventLines implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpResponse<InputStream> answer;
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile String lastId = "";
    private volatile boolean ended;

    /** What onmessage is told. */
    record Told(String id, JsonNode data) {
        String type() {
            return data.path("type").asText();
        }

        String eventType() {
            return data.path("event").path("type").asText();
        }
    }

    EventLines(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var text = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String data = "";
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.add(line);
                if (line.isEmpty() && !data.isEmpty()) {
                    told.add(new Told(lastId, RunningEvents.read(data)));
                    data = "";
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It ended, one way or another.
        } finally {
            ended = true;
        }
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    boolean ended() {
        return ended;
    }

    String lastId() {
        return lastId;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** Waits until so many were told. */
    List<Told> told(int atLeast) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> told.size() >= atLeast);
        return told();
    }

    List<String> types(int atLeast) {
        return told(atLeast).stream().map(Told::eventType).toList();
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }
}
