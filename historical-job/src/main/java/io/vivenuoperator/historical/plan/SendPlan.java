package io.vivenuoperator.historical.plan;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.PlanOutlook;
import io.vivenuoperator.store.historical.KnownPastTicket;
import io.vivenuoperator.store.historical.PastTicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be sent to an endpoint, and what is not.
 *
 * @param queue in the order in which to send
 * @param ownSent how many this sync has sent before it was interrupted; of those to send
 * @param ownRefused the same of those that were refused
 */
public record SendPlan(PlanCounts counts, List<PlannedTicket> queue, long ownSent, long ownRefused) {
    public SendPlan {
        queue = List.copyOf(queue);
    }

    /**
     * Compares what is wanted with what the endpoint has.
     *
     * @param wanted the first of those chosen, in their order
     * @param known what the endpoint has of them, or may have
     * @param syncUid of this sync: what it was refused stays so, while another one's refusals are tried again
     */
    public static SendPlan of(
            ListedTickets listed,
            List<ChosenTicket> wanted,
            List<KnownPastTicket> known,
            String syncUid,
            DoubtPolicy doubts) {
        Map<String, KnownPastTicket> rows =
                known.stream().collect(Collectors.toMap(KnownPastTicket::ticketId, Function.identity()));
        var sorting = new Sorting(syncUid, doubts);
        wanted.forEach(ticket -> sorting.sort(ticket, Optional.ofNullable(rows.get(ticket.id()))));
        return sorting.plan(listed, wanted.size());
    }

    /** For people: what the plan is about. */
    public PlanOutlook outlook(Duration interval) {
        List<Instant> created = queue.stream()
                .flatMap(planned -> planned.ticket().createdAt().stream())
                .sorted()
                .toList();
        Map<String, Long> types = queue.stream()
                .collect(Collectors.groupingBy(planned -> planned.ticket().type(), Collectors.counting()));
        Map<String, Long> mostFirst = new LinkedHashMap<>();
        types.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(type -> mostFirst.put(type.getKey(), type.getValue()));
        return new PlanOutlook(
                created.stream().findFirst(),
                created.isEmpty() ? Optional.empty() : Optional.of(created.getLast()),
                interval.multipliedBy(queue.size()),
                mostFirst);
    }

    private static final class Sorting {
        private final String syncUid;
        private final DoubtPolicy doubts;
        private final List<PlannedTicket> fresh = new ArrayList<>();
        private final List<PlannedTicket> again = new ArrayList<>();
        private long alreadySent;
        private long inDoubt;
        private long ownSent;
        private long ownRefused;

        Sorting(String syncUid, DoubtPolicy doubts) {
            this.syncUid = syncUid;
            this.doubts = doubts;
        }

        void sort(ChosenTicket ticket, Optional<KnownPastTicket> row) {
            if (row.isEmpty()) {
                fresh.add(new PlannedTicket(ticket, Optional.empty()));
                return;
            }
            boolean isOwn = row.get().syncUid().equals(syncUid);
            switch (row.get().state()) {
                case SENT -> sent(isOwn);
                case REFUSED -> refused(ticket, isOwn);
                case CLAIMED, IN_DOUBT -> doubtful(ticket, row.get().state());
            }
        }

        private void sent(boolean isOwn) {
            if (isOwn) {
                ownSent++;
            } else {
                alreadySent++;
            }
        }

        private void refused(ChosenTicket ticket, boolean isOwn) {
            if (isOwn) {
                ownRefused++;
            } else {
                fresh.add(new PlannedTicket(ticket, Optional.of(PastTicketState.REFUSED)));
            }
        }

        private void doubtful(ChosenTicket ticket, PastTicketState state) {
            if (doubts == DoubtPolicy.RESEND) {
                again.add(new PlannedTicket(ticket, Optional.of(state)));
            } else {
                inDoubt++;
            }
        }

        SendPlan plan(ListedTickets listed, long wanted) {
            List<PlannedTicket> queue = new ArrayList<>(fresh);
            queue.addAll(again);
            var counts = new PlanCounts(
                    listed.tickets(),
                    listed.judged(ChoiceVerdict.REJECTED_BY_STATUS),
                    listed.judged(ChoiceVerdict.REJECTED_BY_NAME),
                    listed.judged(ChoiceVerdict.REJECTED_BY_TIME),
                    listed.judged(ChoiceVerdict.CHOSEN) - wanted,
                    alreadySent,
                    inDoubt,
                    queue.size() + ownSent + ownRefused);
            return new SendPlan(counts, queue, ownSent, ownRefused);
        }
    }
}
