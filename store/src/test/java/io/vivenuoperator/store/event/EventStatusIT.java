package io.vivenuoperator.store.event;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStatusIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    now() - interval '1 day', now() + interval '1 day', now() + interval '2 days', onSale
                    now() + interval '1 day', now() + interval '2 days', now() + interval '3 days', planned
                    now() - interval '2 days', now() - interval '1 day', now() + interval '1 day', past
                    now() - interval '3 days', NULL, now() - interval '1 day', past
                    NULL, NULL, NULL, onSale
                    """)
    void followsFromTheClock(String sellStart, String sellEnd, String ends, String status) {
        db.database()
                .inTransaction(tx ->
                        new EventRepository().record(tx, List.of(event("dach", "e1", 0, type("a", 1))), NOON));

        db.execute("UPDATE event SET sell_start = " + sellStart + ", sell_end = " + sellEnd + ", ends_at = " + ends);

        assertThat(db.text("SELECT status FROM events")).isEqualTo(status);
    }
}
