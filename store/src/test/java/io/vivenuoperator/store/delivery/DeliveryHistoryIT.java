package io.vivenuoperator.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.DeliveryHistory.AttemptPlace;
import io.vivenuoperator.store.delivery.DeliveryHistory.DeadLetter;
import io.vivenuoperator.store.delivery.DeliveryHistory.PastAttempt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryHistoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final DeliveryHistory history = new DeliveryHistory();

    /** Outcomes are written together, so that several attempts have the same instant. */
    @BeforeEach
    void fill() {
        db.execute("""
                INSERT INTO message (seq, at, id, type, source, payload)
                VALUES (1, '2026-11-27T11:00Z', 'm1', 'ticket.created', 'dach', '{}');
                INSERT INTO attempt (at, subscription_uid, seq, number, status, reason, millis, replay)
                VALUES ('2026-11-27T12:00:00.000001Z', 's', 1, 1, NULL, 'Timeout', 10000, NULL),
                       ('2026-11-27T12:00:00.000002Z', 's', 1, 2, 204, NULL, 7, NULL),
                       ('2026-11-27T12:00:00.000002Z', 's', 2, 1, 204, NULL, 7, 'r'),
                       ('2026-11-27T12:00:00.000002Z', 's', 3, 1, 204, NULL, 7, NULL),
                       ('2026-11-27T12:00:01Z', 'other', 1, 1, 204, NULL, 7, NULL);
                INSERT INTO dead_letter (subscription_uid, seq, at, attempts, status, reason, answer)
                VALUES ('s', 1, '2026-11-27T12:00Z', 10, 500, 'ServerError', 'no'),
                       ('s', 5, '2026-11-27T12:01Z', 10, NULL, 'Timeout', NULL),
                       ('other', 3, '2026-11-27T12:01Z', 10, NULL, 'Timeout', NULL);
                """);
    }

    private List<PastAttempt> attempts(AttemptPlace before, int most) {
        return db.database().inTransaction(tx -> history.attempts(tx, "s", before, most));
    }

    private static String name(PastAttempt attempt) {
        return attempt.message().seq() + "/" + attempt.number();
    }

    @Test
    void pagesOfAttemptsLoseAndRepeatNothing() {
        List<String> seen = new ArrayList<>();
        AttemptPlace place = AttemptPlace.END;
        for (List<PastAttempt> page = attempts(place, 1); !page.isEmpty(); page = attempts(place, 1)) {
            seen.add(name(page.getFirst()));
            place = page.getFirst().place();
        }

        assertThat(seen).containsExactly("3/1", "2/1", "1/2", "1/1");
    }

    @Test
    void anAttemptNamesItsMessageAsFarAsTheLogHasIt() {
        List<PastAttempt> all = attempts(AttemptPlace.END, 10);

        assertThat(all.getLast().message().id()).contains("m1");
        assertThat(all.getLast().message().at()).isPresent();
        assertThat(all.getLast().reason()).contains("Timeout");
        assertThat(all.getFirst().message().id()).isEmpty();
        assertThat(all.get(1).replay()).contains("r");
    }

    @Test
    void deadLettersFollowTheLog() {
        List<DeadLetter> first = db.database().inTransaction(tx -> history.deadLetters(tx, "s", 0, 1));
        List<DeadLetter> next = db.database().inTransaction(tx -> history.deadLetters(tx, "s", 1, 10));

        assertThat(first).extracting(letter -> letter.message().seq()).containsExactly(1L);
        assertThat(next).extracting(letter -> letter.message().seq()).containsExactly(5L);
        assertThat(next.getFirst().message().at()).isEmpty();
    }
}
