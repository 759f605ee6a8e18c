package io.vivenuoperator.e2e.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API answers is compared field by field, whatever page it is on. */
class AnsweredTest {
    private static final Truth TRUTH =
            new Truth("dach", "seller", List.of(event("e1", "Berlin", 200L, 25), event("e2", "12.50", null, 0)));
    private static final String FIRST = """
            {"data": [{"region": "dach", "event_id": "e1", "event_name": "Berlin", "event_date": "2099-01-01T09:00:00+01:00",
              "sales_start_date": "2025-01-01T08:00:00Z", "status": "onSale", "total_capacity": 200, "total_sold": 25,
              "total_available": 175, "percent_sold": 12.50, "sales_end_date": "2099-01-01T08:00:00Z",
              "event_end_date": "2099-01-02T08:00:00Z", "timezone": "Europe/Berlin", "url": "race-1",
              "last_updated": "2026-01-01T08:00:00Z", "complete_since": "2026-02-01T08:00:00Z"}], "next": "more+"}""";
    private static final String LAST = """
            {"data": [{"region": "dach", "event_id": "e2", "event_name": "12.50", "event_date": "2099-01-01T08:00:00Z",
              "sales_start_date": "2025-01-01T08:00:00Z", "status": "onSale", "total_capacity": null, "total_sold": 0,
              "total_available": null, "percent_sold": null, "sales_end_date": "2099-01-01T08:00:00Z",
              "event_end_date": "2099-01-02T08:00:00Z", "timezone": "Europe/Berlin", "url": "race-1",
              "last_updated": "2026-01-01T08:00:00Z", "complete_since": "2026-02-01T08:00:00Z"}], "next": null}""";

    private HttpServer api;
    private volatile String first = FIRST;

    private static Truth.Event event(String id, String name, Long capacity, long sold) {
        return new Truth.Event(
                id,
                name,
                capacity,
                sold,
                List.of(),
                "2099-01-01T08:00:00Z",
                "2099-01-02T08:00:00Z",
                "2025-01-01T08:00:00Z",
                "2099-01-01T08:00:00Z",
                "Europe/Berlin",
                "race-1",
                "2026-01-01T08:00:00Z");
    }

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/v1/events", this::answer);
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var known = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var query = exchange.getRequestURI().getRawQuery();
        var body = (known ? (query.equals("region=dach&cursor=more%2B") ? LAST : first) : "{}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Comparison comparison(String key) throws IOException, InterruptedException {
        var answered = Answered.of("http://127.0.0.1:" + api.getAddress().getPort(), key, "dach");
        return Comparison.of("dach", answered, TRUTH);
    }

    @Test
    void theTruthOnTwoPagesIsEqual() throws IOException, InterruptedException {
        assertThat(comparison("key").differences()).isEmpty();
        assertThat(comparison("key").equal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "event_name,       \"Berlin\", \"Bonn\"",
        "total_sold,       25,         24",
        "total_available,  175,        null",
        "percent_sold,     12.50,      12.51",
        "event_date,       09:00:00+01:00, 09:00:00Z",
        "status,           onSale,     soldOut"
    })
    void aFieldThatDiffersIsNamed(String field, String right, String wrong) throws IOException, InterruptedException {
        // given
        first = FIRST.replace(right, wrong);

        // then
        assertThat(comparison("key").equal()).isFalse();
        assertThat(comparison("key").text()).contains("e1: ").contains(field);
    }

    @Test
    void aRefusalIsNoAnswer() {
        assertThatThrownBy(() -> comparison("nobody"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("401");
    }
}
