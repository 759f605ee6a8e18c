package io.vivenuoperator.store.quarantine;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.region.RegionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuarantineRepositoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final QuarantineRepository quarantine = new QuarantineRepository();

    private void keep(Instant at, QuarantinedRecord... records) {
        db.database().inTransaction(tx -> {
            quarantine.keep(tx, List.of(records), at);
            return true;
        });
    }

    private int resolve(String... ids) {
        return db.database()
                .inTransaction(tx ->
                        quarantine.resolve(tx, "dach", QuarantineKind.TICKET, List.of(ids), NOON.plusSeconds(99)));
    }

    private List<String> unresolved() {
        return db.database().inTransaction(tx -> quarantine.unresolved(tx, "dach", QuarantineKind.TICKET, 10));
    }

    private static QuarantinedRecord ticket(String id, String reason) {
        return new QuarantinedRecord("dach", QuarantineKind.TICKET, id, reason);
    }

    @Test
    void countsHowOftenARecordWasMetAndKeepsTheLastReason() {
        keep(NOON, ticket("t1", "status is a number"), ticket("t1", "createdAt is no date"));
        keep(NOON.plusSeconds(60), ticket("t1", "status is a list"));

        assertThat(db.text("SELECT concat_ws(' ', region, kind, object_id, reason, seen, extract(epoch FROM"
                        + " last_seen - first_seen)::integer, resolved_at) FROM quarantined"))
                .isEqualTo("dach ticket t1 status is a list 2 60");
    }

    @Test
    void whatCanBeReadLeavesAndWhatBreaksAgainReturns() {
        keep(NOON, ticket("t1", "status is a number"), ticket("t2", "status is a number"));

        assertThat(resolve("t0", "t1", "t1")).isEqualTo(1);
        assertThat(resolve("t1")).isZero();
        assertThat(unresolved()).containsExactly("t2");

        keep(NOON.plusSeconds(120), ticket("t1", "status is a number"));
        assertThat(unresolved()).containsExactly("t2", "t1");
        long open = db.database().inTransaction(tx -> quarantine.countUnresolved(tx, "dach"));
        assertThat(open).isEqualTo(2);
    }

    @Test
    void kindsAndRegionsAreApart() {
        keep(
                NOON,
                ticket("x", "status is a number"),
                new QuarantinedRecord("dach", QuarantineKind.EVENT, "x", "start is no date"),
                new QuarantinedRecord("italy", QuarantineKind.TICKET, "x", "status is a number"));

        resolve("x");

        assertThat(db.number("SELECT count(*) FROM quarantined WHERE resolved_at IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void whatHasNoIdIsNotAskedForAndLeavesWhenItIsNotMetAnyMore() {
        keep(NOON, ticket("without id: no _id", "no _id"), ticket("t1", "status is a number"));
        keep(NOON.plusSeconds(60), ticket("without id: odd", "odd"));

        List<String> askable = db.database()
                .inTransaction(tx -> quarantine.unresolved(tx, "dach", QuarantineKind.TICKET, "without id: ", 10));
        assertThat(askable).containsExactly("t1");
        int left = db.database()
                .inTransaction(tx -> quarantine.resolveUnseen(
                        tx, "dach", "without id: ", NOON.plusSeconds(30), NOON.plusSeconds(99)));
        assertThat(left).isEqualTo(1);
        assertThat(unresolved()).containsExactly("t1", "without id: odd");
    }

    @Test
    void nothingAboutABrokenRecordFailsHere() {
        String odd = "a\u0000b\n\uD800" + "c".repeat(300);

        keep(NOON, ticket(odd, odd));

        assertThat(unresolved())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a?b??c")
                .hasSize(200);
        assertThat(resolve(odd)).isEqualTo(1);
    }

    @Test
    void aWebhookResolvesWhatIsNotYoungerThanItsVersion() {
        keep(NOON, version("t1", NOON), version("t2", NOON.plusSeconds(60)), ticket("t3", "updatedAt: missing"));

        assertThat(resolveTold(NOON.minusSeconds(1), "t1", "t2", "t3")).isZero();
        assertThat(resolveTold(NOON, "t1", "t2", "t3")).isEqualTo(2);
        assertThat(unresolved()).containsExactly("t2");
    }

    @Test
    void aLateWebhookDoesNotBringBackWhatWasResolved() {
        keep(NOON, version("t1", NOON), version("t2", NOON));
        resolve("t1", "t2");

        keepTold(version("t1", NOON), version("t2", NOON.plusSeconds(60)));

        assertThat(unresolved()).containsExactly("t2");
    }

    @Test
    void theReasonIsThatOfTheYoungestVersion() {
        keep(NOON, new QuarantinedRecord("dach", QuarantineKind.TICKET, "t1", Optional.of(NOON), "status: missing"));

        keepTold(version("t1", NOON.minusSeconds(60)));

        assertThat(db.text("SELECT reason FROM quarantined")).isEqualTo("status: missing");
    }

    private void keepTold(QuarantinedRecord... records) {
        db.database().inTransaction(tx -> {
            quarantine.keepTold(tx, List.of(records), NOON.plusSeconds(300));
            return true;
        });
    }

    private long resolveTold(Instant version, String... ids) {
        return db.database().inTransaction(tx -> {
            var readable = Stream.of(ids)
                    .map(id -> new ReadableVersion("dach", QuarantineKind.TICKET, id, version))
                    .toList();
            return quarantine
                    .resolvingTold(tx, readable, RegionRepository.keys(tx, List.of("dach"), NOON), NOON.plusSeconds(99))
                    .run(tx);
        });
    }

    private static QuarantinedRecord version(String id, Instant version) {
        return new QuarantinedRecord(
                "dach", QuarantineKind.TICKET, id, Optional.of(version), "createdAt: not an ISO time");
    }
}
