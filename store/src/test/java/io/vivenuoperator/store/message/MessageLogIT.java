package io.vivenuoperator.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageLogIT {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    /** Three weeks, of which two have no partition of their own; the clock stepped back once. */
    @BeforeEach
    void fill() {
        db.execute("""
                SELECT make_message_week('2026-11-23Z');
                INSERT INTO message (seq, at, id, type, source, key, payload)
                VALUES (3, '2026-11-15T10:00Z', 'm3', 'ticket.created', 'dach', 't1', '{}'),
                       (5, '2026-11-22T23:59:59Z', 'm5', 'ticket.voided', 'dach', 't1', '{}'),
                       (6, '2026-11-23T00:00:00Z', 'm6', 'ticket_type.sold_out', 'fr', 'e1', '{}'),
                       (7, '2026-11-22T23:59:58Z', 'm7', 'user.created', 'auth-service', NULL, '{}'),
                       (9, '2026-11-24T00:00:00Z', 'm9', 'ticketx.created', 'tenant/dach', 't2', '{}');
                SELECT setval('message_seq', 9);
                """);
    }

    private <T> T read(TransactionWork<T> work) {
        return db.database().inTransaction(work);
    }

    private Optional<LogEdges> edges() {
        return read(tx -> new MessageLog(tx).edges());
    }

    private String history(MessageFilter filter) {
        return ids(read(tx -> new MessageLog(tx).history(filter, Optional.empty(), 100)));
    }

    private static String ids(List<MessageRecord> messages) {
        return String.join(" ", messages.stream().map(MessageRecord::id).toList());
    }

    @Test
    void afterANumberComesWhatIsGreaterWhateverItsTime() {
        assertThat(ids(read(tx -> new LogPages().after(tx, new LogPlace(5, MONDAY), 10))))
                .isEqualTo("m6 m7 m9");
    }

    @Test
    void aPageEndsWhereItIsToldTo() {
        assertThat(ids(read(tx -> new LogPages().after(tx, new LogPlace(0, Instant.EPOCH), 2))))
                .isEqualTo("m3 m5");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ticket.created,       m3
            ticket.*,             m3 m5
            *.created,            m3 m7 m9
            ticket_type.sold_out, m6
            *,                    m3 m5 m6 m7 m9
            nothing.of_it,        ''
            """)
    void historyIsFilteredByType(String pattern, String ids) {
        assertThat(history(MessageFilter.ALL.withTypes(new NamePattern(pattern))))
                .isEqualTo(ids);
    }

    @Test
    void severalTypesAreAnyOfThem() {
        assertThat(history(MessageFilter.ALL.withTypes(
                        new NamePattern("ticket.created"), new NamePattern("user.created"))))
                .isEqualTo("m3 m7");
    }

    @Test
    void historyIsFilteredBySourceAndByWhatMayBeSeen() {
        MessageFilter wanted = MessageFilter.ALL.withSources(new NamePattern("dach"), new NamePattern("auth-service"));

        assertThat(history(wanted)).isEqualTo("m3 m5 m7");
        assertThat(history(wanted.visibleTo(List.of(new NamePattern("dach"), new NamePattern("fr")))))
                .isEqualTo("m3 m5");
    }

    @Test
    void historyIsFilteredByKey() {
        assertThat(history(MessageFilter.ALL.about("t1"))).isEqualTo("m3 m5");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T00:00:00Z, 2030-01-01T00:00:00Z, m6 m9
            2026-11-22T23:59:58Z, 2026-11-23T00:00:00Z, m5 m7
            2020-01-01T00:00:00Z, 2026-11-15T10:00:00Z, ''
            2026-11-25T00:00:00Z, 2030-01-01T00:00:00Z, ''
            """)
    void historyIsFilteredByTheTimeOfStoring(Instant since, Instant until, String ids) {
        assertThat(history(MessageFilter.ALL.since(since).until(until))).isEqualTo(ids);
    }

    @Test
    void historyGoesOnAfterANumber() {
        assertThat(ids(read(tx -> new MessageLog(tx).history(MessageFilter.ALL, Optional.of(6L), 1))))
                .isEqualTo("m7");
    }

    @Test
    void aFilterSaysTheSameOfAMessageAtHand() {
        MessageFilter wanted = MessageFilter.ALL
                .withTypes(new NamePattern("ticket.*"))
                .visibleTo(List.of(new NamePattern("dach")))
                .about("t1");

        List<MessageRecord> all = read(tx -> new LogPages().after(tx, new LogPlace(0, Instant.EPOCH), 100));
        assertThat(all.stream().filter(m -> wanted.matches(m.type(), m.source(), m.key())))
                .extracting(MessageRecord::id)
                .containsExactly("m3", "m5");
        assertThat(history(wanted)).isEqualTo("m3 m5");
    }

    @Test
    void severalAreFoundByTheirNumbers() {
        assertThat(ids(read(tx -> new LogPages().of(tx, List.of(9L, 3L, 4L))))).isEqualTo("m3 m9");
    }

    @Test
    void aTimeIsAPlaceInTheLog() {
        long before = read(tx -> new MessageLog(tx).since(MONDAY)).orElseThrow();

        assertThat(before).isEqualTo(5);
        assertThat(ids(read(tx -> new LogPages().after(tx, new LogPlace(before, MONDAY), 1))))
                .isEqualTo("m6");
    }

    @Test
    void aTimeToComeIsNone() {
        Optional<Long> place = read(tx -> new MessageLog(tx).since(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(place).isEmpty();
    }

    @Test
    void itsEdgesAreTheFirstAndTheLast() {
        assertThat(edges())
                .contains(new LogEdges(
                        3, Instant.parse("2026-11-15T10:00:00Z"), 9, Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void anEmptyLogHasNone() {
        db.execute("TRUNCATE message");

        assertThat(edges()).isEmpty();
    }
}
