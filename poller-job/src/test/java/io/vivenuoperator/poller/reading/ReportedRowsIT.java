package io.vivenuoperator.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.webhook.Mailbox;
import io.vivenuoperator.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows reported from other systems, each by poll and by webhook. */
class ReportedRowsIT {
    private static final String EVENT = """
            {"_id":"e1","name":"HYROX","sellStart":%s,"updatedAt":"2026-06-02T10:00:00Z",
             "tickets":[{"_id":"y1","name":"MEN","price":%s,"amount":%s,"active":true},
                        {"_id":"y2","name":"WOMEN","price":99,"amount":50,"active":true}]}""";
    private static final String TYPES = """
            SELECT string_agg(concat_ws(' ', ticket_type_id, coalesce(price::text, '-'), coalesce(capacity::text, '-')),
                              ', ' ORDER BY ticket_type_id) FROM ticket_type JOIN event USING (event_key)
            JOIN region USING (region_key) WHERE region.name = '%s'""";
    private static final String QUARANTINED = "SELECT count(*) FROM quarantine WHERE resolved_at IS NULL";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    private final Clock clock = Clock.fixed(Instant.parse(Vendor.NOW), ZoneOffset.UTC);
    private Mailbox webhooks;
    private Ways poll;
    private Ways webhook;

    @BeforeEach
    void open() {
        webhooks = Mailbox.open(database.runtimeUrl(), clock);
        poll = new Ways(database, webhooks, "poll", clock);
        webhook = new Ways(database, webhooks, "webhook", clock);
    }

    @AfterEach
    void close() {
        webhooks.close();
    }

    @ParameterizedTest(name = "{0}: price {1}, amount {2}")
    @CsvSource({
        "D01, 89.10000000000001, 120, 89.1, 120",
        "D04, 99, 9007199254740991, 99, -",
        "D04, 99, 2147483648, 99, -",
        "D04, 99, 99999999.5, 99, 100000000",
        "D06, 99, -1, 99, -",
        "D07, 99, 0, 99, 0",
        "D07, 99, null, 99, -",
        "D07, 99, '\"500\"', 99, 500",
        "D07, '\"89.90\"', 120, 89.9, 120",
        "D07, null, 120, -, 120"
    })
    void anOddTypeHurtsNeitherItsEventNorItsNeighbour(
            String row, String price, String amount, String storedPrice, String storedAmount) {
        String event = EVENT.formatted("null", price, amount);

        poll.pollEvents(List.of(event));
        webhook.tellEvents(List.of(event));

        String stored = "y1 " + storedPrice + " " + storedAmount + ", y2 99 50";
        assertThat(database.text(TYPES.formatted("poll"))).isEqualTo(stored);
        assertThat(database.text(TYPES.formatted("webhook"))).isEqualTo(stored);
        assertThat(database.number(QUARANTINED)).isZero();
    }

    @ParameterizedTest(name = "D16: sellStart {0}")
    @CsvSource({
        "'', ''",
        "Invalid date, ''",
        "2026-06-01, ''",
        "2026-06-01T10:00:00, ''",
        "0001-01-01T00:00:00Z, ''",
        "99999-01-01T00:00:00Z, ''",
        "01.06.2026, ''",
        "2026-06-01T12:00:00+0200, 2026-06-01 10:00:00",
        "2026-06-01T12:00:00+02, 2026-06-01 10:00:00",
        "2026-06-01T12:00:00+02:00, 2026-06-01 10:00:00",
        "2026-06-01T10:00Z, 2026-06-01 10:00:00",
        "2026-06-01T10:00:00.123456789012Z, 2026-06-01 10:00:00.123456"
    })
    void anOddDateIsOneDateLess(String sent, String stored) {
        String event = EVENT.formatted('"' + sent + '"', 99, 120);

        poll.pollEvents(List.of(event));
        webhook.tellEvents(List.of(event));

        String dates = "SELECT count(*) FROM event WHERE name = 'HYROX'"
                + " AND coalesce((sell_start AT TIME ZONE 'UTC')::text, '') = '" + stored + "'";
        assertThat(database.number(dates)).isEqualTo(2);
        assertThat(database.number(QUARANTINED)).isZero();
    }

    /** D03: the price has 14 decimals, sales arrive by webhook, the invalidations only by poll. */
    @Test
    void anInvalidationThatOnlyAPollSeesCounts() {
        webhook.tellTickets(tickets("VALID", "\"2026-06-01T10:00:00Z\"", "2026-06-01", 7));

        webhook.pollTickets(tickets("INVALID", "\"2026-06-01T10:00:00Z\"", "2026-06-02", 2));

        assertThat(database.number("SELECT sum(sold) FROM type_state")).isEqualTo(5);
        assertThat(database.text("SELECT string_agg(DISTINCT price::text, ' ') FROM ticket"))
                .isEqualTo("89.1");
    }

    @ParameterizedTest
    @CsvSource({"VALID, 1", "INVALID, 0"})
    void aQuarantinedTicketCountsByItsStatus(String status, long sold) {
        poll.pollTickets(tickets("VALID", "\"2026-06-01T10:00:00Z\"", "2026-06-01", 1));

        poll.pollTickets(tickets(status, "\"Invalid date\"", "2026-06-02", 1));

        assertThat(database.number("SELECT sum(sold) FROM type_state")).isEqualTo(sold);
        assertThat(database.text("SELECT object_id || ' ' || reason FROM quarantined WHERE resolved_at IS NULL"))
                .isEqualTo("k0 createdAt: not an ISO time");
    }

    @Test
    void anUnknownStatusIsTheSameRowOfTheQuarantineEitherWay() {
        poll.pollTickets(tickets("REFUNDED", "\"2026-06-01T10:00:00Z\"", "2026-06-02", 1));
        webhook.tellTickets(tickets("REFUNDED", "\"2026-06-01T10:00:00Z\"", "2026-06-02", 1));

        assertThat(database.text(
                        "SELECT string_agg(DISTINCT kind || ' ' || object_id || ' ' || reason, ', ') FROM quarantine"))
                .isEqualTo("ticket k0 status: not a status in Vivenu's document");
        assertThat(database.number(QUARANTINED)).isEqualTo(2);
    }

    @Test
    void aYoungerReadableVersionResolvesAndALateOlderOneDoesNot() {
        webhook.tellTickets(tickets("REFUNDED", "\"2026-06-01T10:00:00Z\"", "2026-06-02", 1));

        webhook.tellTickets(tickets("VALID", "\"2026-06-01T10:00:00Z\"", "2026-06-01", 1));
        assertThat(database.number(QUARANTINED)).isEqualTo(1);

        webhook.tellTickets(tickets("INVALID", "\"2026-06-01T10:00:00Z\"", "2026-06-03", 1));
        assertThat(database.number(QUARANTINED)).isZero();
    }

    /** A webhook's list price is not the price paid. */
    @Test
    void withoutAPricePaidThereIsNone() {
        String ticket = tickets("VALID", "\"2026-06-01T10:00:00Z\"", "2026-06-01", 1)
                .getFirst()
                .replace("realPrice", "regularPrice");

        webhook.tellTickets(List.of(ticket));
        poll.pollTickets(List.of(ticket));

        assertThat(database.number("SELECT count(*) FROM ticket WHERE price IS NULL"))
                .isEqualTo(2);
    }

    private static List<String> tickets(String status, String createdAt, String day, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"_id":"k%d","eventId":"e1","ticketTypeId":"y1","ticketName":"MEN","status":"%s",
                         "realPrice":89.10000000000001,"createdAt":%s,"updatedAt":"%sT12:00:00Z"}""".formatted(i, status, createdAt, day))
                .toList();
    }
}
