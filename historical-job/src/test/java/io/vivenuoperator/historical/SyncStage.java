package io.vivenuoperator.historical;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A simulated Vivenu, an endpoint, and the job's environment; runs the job in this process. */
final class SyncStage implements AutoCloseable {
    static final String SELLER = "dach";
    /** Keeps numbers as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final TestDatabase database;
    private final Simulator vivenu;
    private final ReplayEndpoint endpoint = ReplayEndpoint.start();
    private final Map<String, String> environment = new HashMap<>();
    private final String eventId;

    /**
     * What a run printed, logged and ended with.
     *
     * @param report its last line
     */
    record Ran(ExitCode code, JsonNode report, String printed, String logged) {
        String reason() {
            return report.path("reason").asText();
        }

        int count(String field) {
            return report.required(field).asInt();
        }
    }

    SyncStage(TestDatabase database, Path directory, int ticketsPerEvent) {
        this.database = database;
        this.vivenu = Simulator.start(SimulatorSettings.defaults()
                .withSellers(List.of(SELLER))
                .withEventsPerSeller(2)
                .withTicketsPerEvent(ticketsPerEvent));
        this.eventId = vivenu.truth(SELLER).events().getFirst().eventId();
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.runtimeUrl(),
                "DATABASE_WAIT_SECONDS",
                "5",
                "VIVENU_BASE_URL",
                vivenu.apiUrl().toString(),
                "VIVENU_API_KEY",
                vivenu.apiKey(SELLER),
                "REQUESTS_PER_MINUTE",
                "100000",
                "REQUESTS_PER_HOUR",
                "1000000",
                "SIGNING_KEY",
                ReplayEndpoint.KEY,
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.1/32\",\"ports\":[" + endpoint.port() + "]}]"));
        environment.putAll(Map.of(
                "REPLAY_URL", endpoint.url("/ticket-created"),
                "REPLAY_TEST_URL", endpoint.url("/test-created"),
                "MIN_INTERVAL_MILLIS", "1",
                "SPOOL_DIR", directory.toString(),
                "OUTPUT_DIR", directory.resolve("output").toString(),
                "TERMINATION_LOG", directory.resolve("termination").toString()));
    }

    Map<String, String> environment() {
        return environment;
    }

    ReplayEndpoint endpoint() {
        return endpoint;
    }

    Simulator vivenu() {
        return vivenu;
    }

    String eventId() {
        return eventId;
    }

    SyncStage with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Ran run(String... arguments) {
        return run(new StopSignal(), arguments);
    }

    Ran run(StopSignal signal, String... arguments) {
        var words = new ArrayList<>(Arrays.asList(arguments));
        words.add(SELLER);
        words.add(eventId);
        return runExactly(signal, words);
    }

    Ran runExactly(StopSignal signal, List<String> words) {
        var octets = new ByteArrayOutputStream();
        var out = new PrintStream(octets, true, StandardCharsets.UTF_8);
        try (var log = new CapturedLog()) {
            var code = new HistoricalJob(environment, out, false, signal, Clock.systemUTC()).run(words);
            var printed = octets.toString(StandardCharsets.UTF_8);
            return new Ran(code, JSON.readTree(printed.strip()), printed, log.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event's tickets as Vivenu sends them, by id. */
    Map<String, String> truth() {
        var tickets = new HashMap<String, String>();
        eachTicket(tickets::put);
        return tickets;
    }

    /** The same one by one, for as many as are not to be held at once. */
    void eachTicket(BiConsumer<String, String> taker) {
        JsonNode page = page(0);
        for (int skip = 0; !page.path("rows").isEmpty(); page = page(skip)) {
            page.path("rows").forEach(row -> taker.accept(row.path("_id").asText(), row.toString()));
            skip += page.path("rows").size();
        }
    }

    private JsonNode page(int skip) {
        var url = vivenu.apiUrl() + "/tickets?event=" + eventId + "&top=1000&skip=" + skip;
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + vivenu.apiKey(SELLER))
                    .build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets nothing through but the oldest sold ticket. */
    void onlyTheOldest() {
        var oldest = truth().values().stream()
                .filter(SyncStage::isSold)
                .map(ticket -> Instant.parse(ticket.replaceFirst(".*\"createdAt\":\"([^\"]+)\".*", "$1")))
                .min(Instant::compareTo)
                .orElseThrow();
        with("FILTER_NAME_CONTAINS", "");
        with("FILTER_CREATED_BEFORE", oldest.plusMillis(1).toString());
    }

    /** What a choice lets through, in words of the simulator's. */
    static boolean isSold(String ticket) {
        return ticket.contains("\"status\":\"VALID\"") || ticket.contains("\"status\":\"DETAILSREQUIRED\"");
    }

    static boolean isCharity(String ticket) {
        return ticket.contains("CHARITY");
    }

    String state(String ticketId) {
        return database.text(
                "SELECT coalesce((SELECT state FROM replayed_tickets WHERE ticket_id = '" + ticketId + "'), '-')");
    }

    long rows(String state) {
        return database.number("SELECT count(*) FROM replayed_tickets WHERE state = '" + state + "'");
    }

    /** As if so many seconds had passed since a holder of the endpoint was killed. */
    void letTheLeaseEnd() {
        database.execute("UPDATE historical_endpoint SET expires_at = clock_timestamp()");
    }

    /** Everything that the job has written into the database, as text. */
    String tables() {
        return database.text("SELECT concat((SELECT string_agg(t::text, ' ') FROM replayed_ticket t), ' ',"
                + " (SELECT string_agg(e::text, ' ') FROM historical_endpoint e))");
    }

    @Override
    public void close() {
        endpoint.close();
        vivenu.close();
    }
}
