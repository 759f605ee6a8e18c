package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.receiver.batch.DeliveryStore;
import io.vivenuoperator.receiver.batch.DeliveryStores.Opening;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.news.NewsChoice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One batch at a time, as the writer commits them. */
class BatchIT {
    /** After the region began to be watched: later sales are sales, not part of the opening balance. */
    private final Instant soon = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    void aBatchOfKnownTypesTakesThreeTurnsWithOrWithoutEventsWhateverIsTold(boolean changes, boolean each)
            throws Exception {
        try (var proxy = new Proxy(URI.create(database.runtimeUrl()).getPort());
                DeliveryStore store = open(through(proxy), new NewsChoice(changes, each))) {
            // given what a receiver caches
            store.store(List.of(event("e1"), ticket("d1")));

            // when
            int before = proxy.turns();
            store.store(List.of(ticket("d2"), ticket("d3")));
            int tickets = proxy.turns() - before;
            store.store(List.of(event("e2"), ticket("d4")));

            // then
            assertThat(tickets).isEqualTo(3);
            assertThat(proxy.turns() - before - tickets).isEqualTo(3);
        }
    }

    @Test
    void eachOfABatchKnowsWhetherItIsNew() throws Exception {
        try (DeliveryStore store = open(database.runtimeUrl())) {
            store.store(List.of(ticket("d1")));

            assertThat(store.store(List.of(ticket("d2"), ticket("d1"), ticket("d2"), ticket("d3"))))
                    .containsExactly(Outcome.STORED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.STORED);
        }
    }

    @Test
    void whatADatabaseLostIsAskedForAnew() throws Exception {
        try (DeliveryStore store = open(database.runtimeUrl())) {
            // given
            store.store(List.of(ticket("d1")));

            // when a server without that takes over, and the session continues
            database.execute("TRUNCATE region CASCADE");
            database.execute("TRUNCATE delivery_key, snapshot, event_hour, event_day, webhook_delivery");

            // then
            assertThat(store.store(List.of(ticket("d2")))).containsExactly(Outcome.STORED);
            assertThat(database.number("SELECT sum(sold) FROM type_state")).isEqualTo(1);
        }
    }

    @Test
    void aBatchOfManyEventsListsTheTypesOfEach() throws Exception {
        try (DeliveryStore store = open(database.runtimeUrl())) {
            assertThat(store.store(events(300))).containsOnly(Outcome.STORED);

            assertThat(database.number("SELECT count(*) FROM ticket_type WHERE listed AND capacity = 5000"))
                    .isEqualTo(300);
        }
    }

    @Test
    void plansMadeForEmptyTablesReadNoIndexWhole() throws Exception {
        // when the server's statistics know events but no tickets, and 600 tickets arrive in batches
        try (DeliveryStore store = open(database.runtimeUrl())) {
            store.store(events(300));
            database.execute("ANALYZE");
            for (int batch = 0; batch < 30; batch++) {
                int first = 20 * batch;
                store.store(IntStream.range(first, first + 20)
                        .mapToObj(i -> ticket("d" + i))
                        .toList());
            }
        }

        // then each cost a few index probes, independent of the number of rows; statistics are updated
        // when the session ends
        await().untilAsserted(() -> assertThat(database.number(
                        "SELECT sum(idx_scan) FROM pg_stat_user_indexes WHERE indexrelname = 'ticket_pkey'"))
                .isGreaterThanOrEqualTo(600));
        assertThat(database.number("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes"))
                .isLessThan(20 * 600);
    }

    @Test
    void twoReceiversThatSellTheSameTypeCountEachSaleOnce() throws Exception {
        // given
        try (DeliveryStore one = open(database.runtimeUrl());
                DeliveryStore other = open(database.runtimeUrl());
                var threads = Executors.newFixedThreadPool(2)) {
            // when
            for (var sold : threads.invokeAll(List.of(selling(one, "a"), selling(other, "b")))) {
                sold.get();
            }
        }

        // then
        assertThat(database.number("SELECT sum(sold) FROM type_state")).isEqualTo(600);
        assertThat(database.number("SELECT sum(delta) FROM snapshot")).isEqualTo(600);
        assertThat(database.number("SELECT sum(sold) FROM event_day")).isEqualTo(600);
    }

    /** One half of each batch is sold by this one alone, the other by both. */
    private Callable<Integer> selling(DeliveryStore store, String who) {
        return () -> {
            for (int batch = 0; batch < 20; batch++) {
                int first = 10 * batch;
                store.store(IntStream.range(first, first + 10)
                        .boxed()
                        .flatMap(i -> List.of(ticket(who + i), ticket("both" + i)).stream())
                        .toList());
            }
            return 0;
        };
    }

    private List<Delivery> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> delivery(Bodies.event("e" + i, "event-" + i, "HYROX " + i, "5000", soon)))
                .toList();
    }

    private Delivery event(String id) {
        return delivery(Bodies.event(id, "event-1", "HYROX Berlin", "5000", soon.plusSeconds(id.charAt(1))));
    }

    private Delivery ticket(String id) {
        return delivery(Bodies.ticket(id, "t-" + id, soon.plusSeconds(1)));
    }

    private Delivery delivery(String body) {
        var parsed = (ParsedBody.Accepted) new EnvelopeParser().parse(body.getBytes(StandardCharsets.UTF_8));
        return new Delivery("dach", parsed.envelope(), parsed.kept(), "00".repeat(32), body.length(), soon);
    }

    private String through(Proxy proxy) {
        return database.runtimeUrl()
                .replace(":" + URI.create(database.runtimeUrl()).getPort(), ":" + proxy.port());
    }

    private DeliveryStore open(String url) {
        return open(url, NewsChoice.EVERYTHING);
    }

    private DeliveryStore open(String url, NewsChoice news) {
        return ((Opening.Open)
                        new PostgresStores(DatabaseUrl.parse(url), news, DatabaseObserver.NONE, Clock.systemUTC())
                                .open())
                .store();
    }
}
