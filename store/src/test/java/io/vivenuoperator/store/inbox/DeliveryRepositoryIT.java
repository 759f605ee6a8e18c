package io.vivenuoperator.store.inbox;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRepositoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final DeliveryRepository inbox = new DeliveryRepository();

    private BitSet insert(DeliveryRecord... deliveries) {
        return db.database().inTransaction(tx -> inbox.insert(tx, List.of(deliveries), NOON));
    }

    private static DeliveryRecord delivery(String region, String id, String objectId, Instant updatedAt) {
        return delivery(region, id, Optional.of(objectId), Optional.of(updatedAt), "{\"status\":\"VALID\"}");
    }

    private static DeliveryRecord delivery(
            String region, String id, Optional<String> objectId, Optional<Instant> updatedAt, String kept) {
        return new DeliveryRecord(
                region,
                id,
                "ticket.updated",
                Optional.of("prod"),
                Optional.of("seller"),
                Optional.empty(),
                objectId,
                updatedAt,
                NOON,
                "ab".repeat(32),
                4243,
                Optional.of(kept));
    }

    @Test
    void keepsADeliveryOnceByItsId() {
        assertThat(insert(delivery("dach", "d1", "t1", NOON)).cardinality()).isEqualTo(1);
        assertThat(insert(delivery("dach", "d1", "t1", NOON)).cardinality()).isZero();
        assertThat(db.text("SELECT body_sha256 || ' ' || kept FROM webhook_deliveries"))
                .isEqualTo("ab".repeat(32) + " {\"status\":\"VALID\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "t1, 2026-11-22T12:00:00Z",
        "t1, 2026-11-22T12:00:00.123Z",
        "Zürich/🎟, 2026-11-22T12:00:00.123456Z",
        "t1, 2026-11-22T12:00:00.123456789Z",
        "t1, 1969-12-31T23:59:59.999Z",
    })
    void namesAVersionAsTheSchemaDoes(String objectId, Instant updatedAt) {
        // when it is stored
        insert(delivery("dach", "d1", objectId, updatedAt));

        // then rows from a migration and current ones deduplicate each other
        assertThat(db.number("SELECT count(*) FROM delivery_key k, webhook_delivery d"
                        + " WHERE k.version = delivery_version(d.event_type, d.object_id, d.object_updated_at)"))
                .isEqualTo(1);
    }

    @Test
    void keepsAVersionOnceWhateverItsDeliveryId() {
        insert(delivery("dach", "d1", "t1", NOON));

        BitSet fresh = insert(
                delivery("dach", "d2", "t1", NOON),
                delivery("dach", "d3", "t1", NOON.plusSeconds(1)),
                delivery("italy", "d2", "t1", NOON));

        assertThat(fresh).isEqualTo(BitSet.valueOf(new long[] {0b110}));
    }

    @Test
    void tellsTwinsWithinABatch() {
        BitSet fresh = insert(
                delivery("dach", "d1", "t1", NOON),
                delivery("dach", "d1", "t1", NOON),
                delivery("dach", "d2", "t2", NOON),
                delivery("dach", "d3", "t2", NOON));

        assertThat(fresh).isEqualTo(BitSet.valueOf(new long[] {0b0101}));
    }

    @Test
    void withoutAnObjectOnlyTheIdCounts() {
        BitSet fresh = insert(
                delivery("dach", "d1", Optional.empty(), Optional.empty(), "{}"),
                delivery("dach", "d2", Optional.empty(), Optional.empty(), "{}"));

        assertThat(fresh.cardinality()).isEqualTo(2);
    }

    @Test
    void aPoisonedRowIsBadDataAndItsMessageShowsNoData() {
        DeliveryRecord poisoned = delivery("dach", "d1", Optional.empty(), Optional.empty(), "canary\u0000");

        assertThatThrownBy(() -> insert(poisoned)).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.reason()).isEqualTo(DatabaseException.Reason.BAD_DATA);
            assertThat(e.isTransient()).isFalse();
            assertThat(e).hasMessageNotContaining("canary");
            assertThat(e.getCause()).hasMessageNotContaining("canary");
        });
    }

    @Test
    void forgetsWhatIsOld() {
        insert(delivery("dach", "d1", "t1", NOON), delivery("dach", "d2", "t2", NOON));

        int deleted = db.database().inTransaction(tx -> inbox.deleteReceivedBefore(tx, NOON.plusSeconds(1), 1));

        assertThat(deleted).isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM webhook_deliveries")).isEqualTo(1);
    }

    @Test
    void takesALotAtOnce() {
        DeliveryRecord[] many = new DeliveryRecord[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = delivery("dach", "d" + i, "t" + i, NOON);
        }

        assertThat(insert(many).cardinality()).isEqualTo(300);
    }
}
