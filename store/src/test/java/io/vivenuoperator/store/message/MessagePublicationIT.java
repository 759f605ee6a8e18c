package io.vivenuoperator.store.message;

import static io.vivenuoperator.store.message.MessageSamples.message;
import static io.vivenuoperator.store.message.MessageSamples.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagePublicationIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private List<PublishOutcome> publish(NewMessage... messages) {
        return db.database().inTransaction(tx -> new MessagePublication(tx).publish(List.of(messages)));
    }

    private List<MessageRecord> log() {
        return db.database().inTransaction(tx -> new LogPages().after(tx, new LogPlace(0, Instant.EPOCH), 100));
    }

    @Test
    void whatIsPublishedTogetherHasNumbersInItsOrder() {
        List<PublishOutcome> outcomes = publish(message("a"), message("b"), message("c"));

        assertThat(outcomes)
                .containsExactly(new PublishOutcome.New(1), new PublishOutcome.New(2), new PublishOutcome.New(3));
        assertThat(log()).extracting(MessageRecord::id).containsExactly("a", "b", "c");
    }

    @Test
    void everythingIsGivenBackAsItCame() {
        var time = Instant.parse("2026-11-22T12:00:00.123456Z");
        var payload = "{ \"b\" : 1.10,\n \"a\":\"\u00e4\ud83c\udf9f\" }";

        publish(new NewMessage(
                "id 1", "user.created", "s", Optional.of("k"), payload, Optional.of("{\"ip\":1}"), Optional.of(time)));

        assertThat(log())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(new MessageRecord(
                        1,
                        Instant.EPOCH,
                        "id 1",
                        "user.created",
                        "s",
                        Optional.of("k"),
                        payload,
                        Optional.of("{\"ip\":1}"),
                        Optional.of(time)));
    }

    @Test
    void aRepetitionHasTheFirstOnesNumberAndIsNotStored() {
        publish(message("other"), message("a"));

        assertThat(publish(message("a"), message("new")))
                .containsExactly(new PublishOutcome.Same(2), new PublishOutcome.New(3));
        assertThat(log()).extracting(MessageRecord::id).containsExactly("other", "a", "new");
    }

    @Test
    void anotherContentUnderTheSameIdIsAConflict() {
        publish(saying("a", "{\"n\":1}"));

        assertThat(publish(saying("a", "{\"n\":2}"))).containsExactly(new PublishOutcome.Conflict());
        assertThat(log()).extracting(MessageRecord::payload).containsExactly("{\"n\":1}");
    }

    @Test
    void thePublishersTimeIsPartOfTheContent() {
        var first = new NewMessage(
                "a", "t.u", "s", Optional.empty(), "{}", Optional.empty(), Optional.of(Instant.ofEpochSecond(1)));
        var second = new NewMessage(
                "a", "t.u", "s", Optional.empty(), "{}", Optional.empty(), Optional.of(Instant.ofEpochSecond(2)));

        assertThat(publish(first, second)).containsExactly(new PublishOutcome.New(1), new PublishOutcome.Conflict());
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherMessage() {
        publish(message("a", "t.u", "one"));

        assertThat(publish(message("a", "t.u", "two"))).containsExactly(new PublishOutcome.New(2));
    }

    @Test
    void twinsInOneListAreOneMessage() {
        assertThat(publish(saying("a", "{}"), saying("b", "{}"), saying("a", "{}"), saying("a", "[]")))
                .containsExactly(
                        new PublishOutcome.New(1),
                        new PublishOutcome.New(2),
                        new PublishOutcome.Same(1),
                        new PublishOutcome.Conflict());
    }

    @Test
    void nothingIsPublishedIfOneIsRefused() {
        assertThatThrownBy(() -> publish(saying("a", "{}"), saying("b", "\u0000")))
                .isInstanceOf(DatabaseException.class);

        assertThat(log()).isEmpty();
        assertThat(db.number("SELECT count(*) FROM message_key")).isZero();
    }

    @Test
    void ofPublishersWhoRepeatEachOtherOneIsFirst() throws Exception {
        // given
        List<NewMessage> same =
                IntStream.range(0, 50).mapToObj(i -> message("m" + i)).toList();
        Callable<List<PublishOutcome>> publisher =
                () -> db.database().inTransaction(tx -> new MessagePublication(tx).publish(same));

        // when
        long fresh = 0;
        try (ExecutorService publishers = Executors.newFixedThreadPool(6)) {
            for (Future<List<PublishOutcome>> done : publishers.invokeAll(Collections.nCopies(6, publisher))) {
                fresh += done.get().stream()
                        .filter(PublishOutcome.New.class::isInstance)
                        .count();
            }
        }

        // then
        assertThat(fresh).isEqualTo(50);
        assertThat(log()).hasSize(50);
    }

    @Test
    void whatIsAppendedWithItsCommitIsThere() {
        db.database().inTransaction(tx -> {
            long first = MessageAppend.appendAndCommit(tx, List.of(message("a"), message("b")));
            tx.rollback();
            return first;
        });

        assertThat(log()).extracting(MessageRecord::id).containsExactly("a", "b");
    }

    @Test
    void aWeekThatNobodyMadeIsKeptInTheDefaultPartition() {
        db.execute("DO $$ DECLARE w text; BEGIN FOR w IN SELECT inhrelid::regclass FROM pg_inherits"
                + " WHERE inhparent = 'message'::regclass AND inhrelid <> 'message_default'::regclass"
                + " LOOP EXECUTE 'DROP TABLE ' || w; END LOOP; END $$");

        publish(message("a"));

        assertThat(log()).extracting(MessageRecord::id).containsExactly("a");
        assertThat(db.number("SELECT count(*) FROM message_default")).isOne();
    }
}
