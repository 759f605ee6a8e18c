package io.vivenuoperator.store.message;

import static io.vivenuoperator.store.message.MessageSamples.message;
import static io.vivenuoperator.store.message.MessageSamples.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.ListOutcome.Conflict;
import io.vivenuoperator.store.message.ListOutcome.Published;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists that are published together are what they would be one after the other. */
class PublicationListsIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private List<ListOutcome> publish(List<List<NewMessage>> lists) {
        return db.database().inTransaction(tx -> new MessagePublication(tx).publishListsAndCommit(lists));
    }

    private List<String> log() {
        return db
                .database()
                .inTransaction(tx -> new LogPages().after(tx, new LogPlace(0, Instant.EPOCH), 1_000))
                .stream()
                .map(message -> message.id() + " " + message.payload())
                .toList();
    }

    @Test
    void eachListHasItsOwnOutcome() {
        publish(List.of(List.of(saying("known", "1"))));

        List<ListOutcome> outcomes = publish(List.of(
                List.of(saying("a", "1"), saying("b", "1")),
                List.of(saying("c", "1"), saying("known", "2")),
                List.of(saying("known", "1")),
                List.of(saying("a", "1"), saying("d", "1")),
                List.of(saying("a", "2"))));

        assertThat(outcomes)
                .containsExactly(
                        new Published(List.of(2L, 3L), 2),
                        new Conflict(1),
                        new Published(List.of(1L), 0),
                        new Published(List.of(2L, 4L), 1),
                        new Conflict(0));
        assertThat(log()).containsExactly("known 1", "a 1", "b 1", "d 1");
    }

    @Test
    void whatWasInARefusedListIsNotKnownToTheNext() {
        List<ListOutcome> outcomes = publish(
                List.of(List.of(saying("a", "1"), saying("b", "1"), saying("b", "2")), List.of(saying("a", "other"))));

        assertThat(outcomes).containsExactly(new Conflict(2), new Published(List.of(1L), 1));
        assertThat(log()).containsExactly("a other");
    }

    @Test
    void itIsCommittedWithItsLastStatement() {
        db.database().inTransaction(tx -> {
            List<ListOutcome> outcomes =
                    new MessagePublication(tx).publishListsAndCommit(List.of(List.of(message("a"))));
            tx.rollback();
            return outcomes;
        });

        assertThat(log()).hasSize(1);
    }

    @Test
    void noListIsPublishedIfTheDatabaseRefusesAMessage() {
        assertThatThrownBy(() -> publish(List.of(List.of(message("a")), List.of(saying("b", "\u0000")))))
                .isInstanceOf(DatabaseException.class);

        assertThat(log()).isEmpty();
    }

    @Test
    void togetherIsAsOneAfterTheOther() {
        var random = new SplittableRandom(15);
        for (int round = 0; round < 30; round++) {
            // given
            List<List<NewMessage>> lists = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(_ -> list(random))
                    .toList();
            db.execute("TRUNCATE message, message_key");

            // when
            List<ListOutcome> oneByOne = new ArrayList<>();
            lists.forEach(list -> oneByOne.addAll(publish(List.of(list))));
            List<String> expected = log();
            db.execute("TRUNCATE message, message_key");
            List<ListOutcome> together = publish(lists);

            // then
            assertThat(log()).as(lists.toString()).isEqualTo(expected);
            assertThat(kinds(together)).as(lists.toString()).isEqualTo(kinds(oneByOne));
        }
    }

    private static List<NewMessage> list(SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> saying("m" + random.nextInt(6), Integer.toString(random.nextInt(2))))
                .toList();
    }

    /** The numbers go on between the two. */
    private static List<String> kinds(List<ListOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> switch (outcome) {
                    case Published(List<Long> seqs, int fresh) -> seqs.size() + " of which new " + fresh;
                    case Conflict(int at) -> "conflict at " + at;
                })
                .toList();
    }
}
