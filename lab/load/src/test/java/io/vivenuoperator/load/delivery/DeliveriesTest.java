package io.vivenuoperator.load.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final List<Target> TARGETS = List.of(new Target("dach", "key"), new Target("ns/italy", "other"));

    @Test
    void theSameNumberIsTheSameDelivery() {
        assertThat(deliveries(0).post(7).body()).isEqualTo(deliveries(0).post(7).body());
        assertThat(deliveries(0).post(7).body())
                .isNotEqualTo(deliveries(0).post(8).body());
    }

    @Test
    void isAsLargeAsAskedFor() {
        assertThat(deliveries(0).post(1).body()).hasSize(4_200);
    }

    @Test
    void goesRoundTheRegions() {
        assertThat(deliveries(0).post(0).path()).isEqualTo("/webhooks/dach");
        assertThat(deliveries(0).post(1).path()).isEqualTo("/webhooks/ns/italy");
        assertThat(deliveries(0).region(3)).isEqualTo("ns/italy");
    }

    /** Computed with openssl: printf what | openssl dgst -sha256 -hmac key. */
    @Test
    void signsTheWayVivenuDoes() {
        assertThat(new Signer("key").sign("what".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("b59f11781f13ebddc6e28e44ba0214d79f27e3fe1ec643e09a9ffe90eeceff7b");
    }

    @Test
    void sendsTheHotShareToOneEvent() {
        long hot = IntStream.range(0, 10_000)
                .mapToObj(number -> new String(deliveries(0.4).post(number).body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("\"run-e0\""))
                .count();

        assertThat(hot).isBetween(3_900L, 4_200L);
    }

    @Test
    void aSaleIsMostlyTicketsOfEventsThatAreThere() {
        var sale = new Deliveries("run-", "all-", TARGETS, new Shape(1_000, 0, 4_200, Mix.SALE), NOW);
        List<String> bodies = IntStream.range(0, 2_000)
                .mapToObj(number -> new String(sale.post(number).body(), StandardCharsets.UTF_8))
                .toList();
        assertThat(bodies)
                .filteredOn(body -> body.contains("\"ticket.created\""))
                .hasSize(1_100);
        assertThat(bodies)
                .filteredOn(body -> body.contains("\"ticket.updated\""))
                .hasSize(400);
        assertThat(bodies)
                .filteredOn(body -> body.contains("\"event.updated\""))
                .hasSize(100);
        assertThat(bodies)
                .filteredOn(body -> body.contains("\"transaction.complete\""))
                .hasSize(400)
                .allSatisfy(body -> assertThat(body).hasSize(4_200));
        assertThat(bodies)
                .allSatisfy(body -> assertThat(body).contains("\"all-e").hasSizeGreaterThan(2_000));
    }

    @Test
    void aTicketIsChangedWhereItWasCreated() {
        var sale = new Deliveries("run-", "all-", TARGETS, new Shape(1_000, 0, 4_200, Mix.SALE), NOW);
        var updated = new String(sale.post(1).body(), StandardCharsets.UTF_8);
        assertThat(sale.ticket(1)).hasValue(0);
        assertThat(sale.region(1)).isEqualTo(sale.region(0));
        assertThat(updated).contains("ticket.updated", "\"_id\":\"run-t0\"", "\"eventId\":\"all-e0\"");
    }

    @Test
    void neverShowsAKey() {
        assertThat(TARGETS.toString()).doesNotContain("key,", "=key", "other");
    }

    private static Deliveries deliveries(double hotShare) {
        return new Deliveries("run-", TARGETS, new Shape(1_000, hotShare, 4_200), NOW);
    }
}
