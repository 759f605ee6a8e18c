package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.message.ListOutcome;
import io.vivenuoperator.store.message.MessagePublication;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.region.KnownRegions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The log in PostgreSQL.
 *
 * @param database with a connection that nobody else uses, so that no reader can hold up publishers
 */
public record LogPublications(Database database) implements PublicationStore {
    /** What only this product says of a region. */
    private static final List<String> RESERVED = List.of(
            "region.", "sale.", "ticket.", "ticket_type.", "event.", "poll.", "job.", "subscription.", "webhook.");

    /** Above all for the lock, which another publisher may hold. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);

    @Override
    public List<GroupOutcome> commit(List<List<NewMessage>> lists) {
        Set<String> doubtful = lists.stream()
                .flatMap(List::stream)
                .filter(LogPublications::isReserved)
                .map(NewMessage::source)
                .collect(Collectors.toSet());
        return database.inTransaction(settings -> settings.statementTimeout(LONGEST_STATEMENT), tx -> {
            Set<String> regions = doubtful.isEmpty() ? Set.of() : KnownRegions.among(tx, doubtful);
            List<List<NewMessage>> allowed = lists.stream()
                    .filter(list -> reserved(list, regions).isEmpty())
                    .toList();
            return inPlaces(lists, regions, new MessagePublication(tx).publishListsAndCommit(allowed));
        });
    }

    private static List<GroupOutcome> inPlaces(
            List<List<NewMessage>> lists, Collection<String> regions, List<ListOutcome> published) {
        List<GroupOutcome> outcomes = new ArrayList<>(lists.size());
        int next = 0;
        for (List<NewMessage> list : lists) {
            OptionalInt reserved = reserved(list, regions);
            outcomes.add(
                    reserved.isPresent()
                            ? new GroupOutcome.Reserved(reserved.getAsInt())
                            : outcome(published.get(next++)));
        }
        return outcomes;
    }

    private static GroupOutcome outcome(ListOutcome published) {
        return switch (published) {
            case ListOutcome.Published(List<Long> seqs, int fresh) -> new GroupOutcome.Committed(seqs, fresh);
            case ListOutcome.Conflict(int at) -> new GroupOutcome.OtherContent(at);
        };
    }

    /** The first message that only this product may publish. */
    private static OptionalInt reserved(List<NewMessage> list, Collection<String> regions) {
        return IntStream.range(0, list.size())
                .filter(at -> isReserved(list.get(at))
                        && regions.contains(list.get(at).source()))
                .findFirst();
    }

    private static boolean isReserved(NewMessage message) {
        return RESERVED.stream().anyMatch(message.type()::startsWith);
    }

    @Override
    public void reach() {
        var _ = database.inTransaction(_ -> true);
    }
}
