package io.vivenuoperator.poller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.poller.webhook.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database is lost, and a dump of an hour ago takes its place, while the vendor goes on: docs/backup.md. */
class RestoreIT extends OnAMovedClock {
    private static final int QUARTERS = 4;

    private final List<byte[]> webhooks = new ArrayList<>();

    RestoreIT() {
        super(4, 30);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterTheNextPollsEveryColumnIsTheTruthAgain(boolean webhooksFirst) throws Exception {
        // given a region that is watched
        vivenu.overheardBy((seller, body) -> webhooks.add(body.getBytes(StandardCharsets.UTF_8)));
        Poller poller = poller(SELLER);
        assertThat(poller.poll(RunKind.FULL, unharmed())).isEmpty();
        liveForAQuarter(poller);
        var books = new Books(database, SELLER);

        // when an hour goes on after the dump
        try (Dump dump = Dump.of(database)) {
            webhooks.clear();
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                liveForAQuarter(poller);
            }
            vivenu.deleteEvent(SELLER, vivenu.truth(SELLER).events().getLast().eventId());
            long before = database.number("SELECT count(*) FROM webhook_delivery");
            dump.restore();
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isLessThan(before);
        }

        // and deliveries arrive, old ones again and new ones
        vivenu.sell(SELLER, 7);
        if (webhooksFirst) {
            assertThat(deliver()).isPositive();
            assertThat(deliver()).isZero();
        }
        http.afterEachAnswer(() -> vivenu.sell(SELLER, 1));

        // then the next polls bring what the dump does not have
        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();
        http.afterEachAnswer(() -> {});
        time.advance(Duration.ofMinutes(5));
        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();
        books.assertHold(vivenu.truth(SELLER));
        assertThat(poller.poll(RunKind.FULL, unharmed())).isEmpty();
        books.assertAre(vivenu.truth(SELLER));
        books.assertConsistent();

        // and what arrives twice, before and after, counts once
        deliver();
        books.assertAre(vivenu.truth(SELLER));
        books.assertConsistent();
    }

    private void liveForAQuarter(Poller poller) {
        vivenu.sell(SELLER, 10);
        vivenu.invalidate(SELLER, 3);
        vivenu.openEvent(SELLER);
        String first = vivenu.truth(SELLER).events().getFirst().eventId();
        vivenu.editEvent(SELLER, first);
        vivenu.move(SELLER, 2, first);
        deliver();
        vivenu.sell(SELLER, 4);
        time.advance(Duration.ofMinutes(15));
        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();
    }

    private int deliver() {
        try (Mailbox mailbox = Mailbox.open(database.runtimeUrl(), time)) {
            return mailbox.receive(SELLER, List.copyOf(webhooks));
        }
    }
}
