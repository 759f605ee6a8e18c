package io.vivenuoperator.store.message;

import io.vivenuoperator.store.message.HashedMessage.PublisherId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which messages of some lists are new, as if each list had been published by itself, one after the other: a list that is
 * refused leaves nothing behind, neither for those after it.
 */
final class PublicationPlan {
    private final Map<Integer, KnownMessage> known;
    private final Map<PublisherId, FreshMessage> accepted = new HashMap<>();
    private final List<HashedMessage> fresh = new ArrayList<>();
    private final List<PlannedList> plans = new ArrayList<>();
    private int asked;

    private PublicationPlan(Map<Integer, KnownMessage> known) {
        this.known = known;
    }

    /**
     * What the log has under an id.
     *
     * @param same whether with the same content
     */
    record KnownMessage(long seq, boolean same) {}

    /** @param at its place among those that are new */
    private record FreshMessage(int at, String sha256) {}

    /** Where a message's number comes from. */
    private sealed interface NumberSource {
        record Known(long seq) implements NumberSource {}

        record Fresh(int at) implements NumberSource {}
    }

    private sealed interface PlannedList {
        record Whole(List<NumberSource> numbers, int fresh) implements PlannedList {}

        record Refused(int at) implements PlannedList {}
    }

    /**
     * Looks at each list in turn.
     *
     * @param known what the log has, by the message's place among those of all lists
     */
    static PublicationPlan of(List<List<HashedMessage>> lists, Map<Integer, KnownMessage> known) {
        var plan = new PublicationPlan(known);
        lists.forEach(list -> plan.plans.add(plan.add(list)));
        return plan;
    }

    /** Those that are to be written, in their order. */
    List<HashedMessage> fresh() {
        return List.copyOf(fresh);
    }

    private PlannedList add(List<HashedMessage> list) {
        int first = asked;
        int before = fresh.size();
        asked += list.size();
        List<NumberSource> numbers = new ArrayList<>();
        for (int at = 0; at < list.size(); at++) {
            Optional<NumberSource> number = numberOf(list.get(at), Optional.ofNullable(known.get(first + at)));
            if (number.isEmpty()) {
                takeBack(before);
                return new PlannedList.Refused(at);
            }
            numbers.add(number.get());
        }
        return new PlannedList.Whole(numbers, fresh.size() - before);
    }

    /** Empty if its source has published something else under its id. */
    private Optional<NumberSource> numberOf(HashedMessage message, Optional<KnownMessage> stored) {
        if (stored.isPresent()) {
            return stored.filter(KnownMessage::same).map(same -> new NumberSource.Known(same.seq()));
        }
        var own = new FreshMessage(fresh.size(), message.sha256());
        FreshMessage earlier = accepted.putIfAbsent(message.publisherId(), own);
        if (earlier == null) {
            fresh.add(message);
            return Optional.of(new NumberSource.Fresh(own.at()));
        }
        return earlier.sha256().equals(own.sha256())
                ? Optional.of(new NumberSource.Fresh(earlier.at()))
                : Optional.empty();
    }

    /** Forgets what was new in a list that is refused. */
    private void takeBack(int before) {
        List<HashedMessage> refused = fresh.subList(before, fresh.size());
        refused.forEach(message -> accepted.remove(message.publisherId()));
        refused.clear();
    }

    /**
     * What became of each list.
     *
     * @param seqs the numbers of those that were written, in the order of {@link #fresh()}
     */
    List<ListOutcome> outcomes(List<Long> seqs) {
        return plans.stream().map(plan -> outcome(plan, seqs)).toList();
    }

    private static ListOutcome outcome(PlannedList plan, List<Long> seqs) {
        return switch (plan) {
            case PlannedList.Refused(int at) -> new ListOutcome.Conflict(at);
            case PlannedList.Whole(List<NumberSource> numbers, int fresh) ->
                new ListOutcome.Published(
                        numbers.stream()
                                .map(number -> switch (number) {
                                    case NumberSource.Known(long seq) -> seq;
                                    case NumberSource.Fresh(int at) -> seqs.get(at);
                                })
                                .toList(),
                        fresh);
        };
    }
}
