package io.vivenuoperator.poller.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged poller with records as large as those of sellers with a shop per charity: {@code -Dlarge.events=1000
 * -Dlarge.tickets=10000} prints seconds and peak resident memory of full runs over events of 430 kB with 165 types, and
 * over tickets of 25 kB.
 */
class LargeRecordsIT {
    private static final String SELLER = "dach";
    private static final int EVENTS = Integer.getInteger("large.events", 60);
    private static final int TICKETS = Integer.getInteger("large.tickets", 1500);
    private static final int TYPES = 165;
    private static final int EVENT_BYTES = 430_000;
    private static final int TICKET_BYTES = 25_000;
    /** Almost as much as is kept of an event. */
    private static final int MANY_TYPES = 8000;

    private static final String TOO_LITTLE = "12m";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    @Test
    void eventsOfThatSizeAreReadInTheUsualMemory() {
        try (Simulator vivenu = start(EVENTS, 2)) {
            vivenu.faults(Faults.of(Map.of("eventTypes", TYPES, "eventBytes", EVENT_BYTES)));

            Measured run = full(vivenu, "%d events of %d kB".formatted(EVENTS, EVENT_BYTES / 1000));

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.mebibytes()).isLessThanOrEqualTo(Measured.MOST_MEBIBYTES);
            assertThat(database.number("SELECT count(*) FROM ticket_types")).isEqualTo((long) EVENTS * TYPES);
            assertThat(database.number("SELECT sum(sold) FROM current_sales"))
                    .isEqualTo(vivenu.truth(SELLER).sold());
        }
    }

    @Test
    void ticketsOfThatSizeAreReadInTheUsualMemory() {
        try (Simulator vivenu = start(4, TICKETS / 4)) {
            vivenu.faults(Faults.of(Map.of("ticketBytes", TICKET_BYTES)));

            Measured run = full(vivenu, "%d tickets of %d kB".formatted(TICKETS, TICKET_BYTES / 1000));

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.mebibytes()).isLessThanOrEqualTo(Measured.MOST_MEBIBYTES);
            assertThat(database.number("SELECT sum(sold) FROM current_sales"))
                    .isEqualTo(vivenu.truth(SELLER).sold());
        }
    }

    @Test
    void anEventBeyondTheLimitIsQuarantinedByNameAndTheRestIsRead() throws IOException {
        try (Simulator vivenu = start(3, 20)) {
            vivenu.faults(Faults.of(Map.of("eventBytes", 17 * 1024 * 1024)));

            Measured run = full(vivenu, "3 events of 17 MiB");

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.mebibytes()).isLessThanOrEqualTo(Measured.MOST_MEBIBYTES);
            assertThat(report().path("message").asText())
                    .contains(
                            "3 records",
                            vivenu.truth(SELLER).events().getFirst().eventId(),
                            "16 MiB");
            assertThat(database.number("SELECT count(*) FROM quarantined WHERE resolved_at IS NULL"))
                    .isEqualTo(3);
            assertThat(report().path("storedSold").asLong())
                    .isEqualTo(vivenu.truth(SELLER).sold());
        }
    }

    @Test
    void eventsJustBelowTheLimitsAreReadInTheUsualMemory() {
        try (Simulator vivenu = start(8, 2)) {
            vivenu.faults(Faults.of(Map.of("eventTypes", MANY_TYPES)));

            Measured run = full(vivenu, "8 events of %d types".formatted(MANY_TYPES));

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.mebibytes()).isLessThanOrEqualTo(Measured.MOST_MEBIBYTES);
            assertThat(database.number("SELECT count(*) FROM ticket_types")).isEqualTo(8L * MANY_TYPES);
        }
    }

    @Test
    void outOfMemoryIsSaidAsThat() throws IOException {
        try (Simulator vivenu = start(8, 2)) {
            vivenu.faults(Faults.of(Map.of("eventTypes", MANY_TYPES)));

            Measured run = Measured.run(
                    directory, List.of("-XX:+UseSerialGC", "-Xmx" + TOO_LITTLE), environment(vivenu), "full");

            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(report().path("reason").asText()).isEqualTo("OutOfMemory");
            assertThat(report().path("message").asText()).contains("heap of", "enlarge it");
        }
    }

    private static Simulator start(int events, int ticketsPerEvent) {
        return Simulator.start(SimulatorSettings.defaults()
                .withSellers(List.of(SELLER))
                .withEventsPerSeller(events)
                .withTicketsPerEvent(ticketsPerEvent));
    }

    private Measured full(Simulator vivenu, String what) {
        Instant begin = Instant.now();
        Measured run = Measured.run(directory, Measured.IMAGE_FLAGS, environment(vivenu), "full");
        System.out.printf(
                "%s: %d requests, %.1f s, %d MiB resident at most%n",
                what,
                vivenu.requests(SELLER).total(),
                Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                run.mebibytes());
        return run;
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(Files.readString(directory.resolve("termination")));
    }

    private Map<String, String> environment(Simulator vivenu) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.runtimeUrl());
        environment.put("REGION", SELLER);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
        environment.put("VIVENU_API_KEY", vivenu.apiKey(SELLER));
        environment.put("REQUESTS_PER_MINUTE", "100000");
        environment.put("REQUESTS_PER_HOUR", "1000000");
        environment.put("SAFETY_LAG_SECONDS", "0");
        environment.put("TERMINATION_LOG", directory.resolve("termination").toString());
        return environment;
    }
}
