package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.order.KeyOrder.ParkedMessage;
import io.vivenuoperator.events.outcome.DeliveryOutcome;
import io.vivenuoperator.events.outcome.DeliveryOutcome.OutcomeRows;
import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.events.outcome.OutcomeWriter;
import io.vivenuoperator.events.replay.ReplayRun;
import io.vivenuoperator.events.replay.ReplaySpec;
import io.vivenuoperator.store.delivery.DueRetries;
import io.vivenuoperator.store.delivery.DueRetries.WaitingMessage;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import io.vivenuoperator.store.delivery.ReplayRows;
import io.vivenuoperator.store.message.LogRetention;
import io.vivenuoperator.store.message.MessageRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings lanes the messages that the tail does not: what they lag behind, what is tried again, what is replayed. */
final class LaneReads {
    private static final int PAGE = 200;
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final LaneBook book;
    private final BackgroundReads reads;
    private final OutcomeWriter writer;
    private final NoticeDesk notices;
    private final Clock wall;
    private final Consumer<Runnable> post;
    private final LogPages log = new LogPages();
    private final DueRetries retries = new DueRetries();
    private final ReplayRows replays = new ReplayRows();
    private final SharedPages pages = new SharedPages(PAGE);
    private boolean askingRetries;
    private boolean failed;
    private Instant quietUntil = Instant.MIN;
    private Optional<LogPlace> head = Optional.empty();

    private record FoundRetries(List<WaitingMessage> waiting, Map<Long, MessageRecord> messages) {}

    private record LanePage(List<MessageRecord> page, boolean expired) {}

    /** @param replay in which it failed; what wants order does not go back to one */
    private record DueMessage(long seq, int attempts, String key, Optional<String> replay) {}

    private record FoundPage(List<MessageRecord> wanted, Optional<LogPlace> end) {}

    LaneReads(
            LaneBook book,
            BackgroundReads reads,
            OutcomeWriter writer,
            NoticeDesk notices,
            Clock wall,
            Consumer<Runnable> post) {
        this.book = book;
        this.reads = reads;
        this.writer = writer;
        this.notices = notices;
        this.wall = wall;
        this.post = post;
    }

    /** The tail begins here. */
    void begins(LogPlace place) {
        head = Optional.of(place);
    }

    /** A page of the tail: those take it that have come that far. */
    void tail(LogPlace from, List<MessageRecord> page) {
        var end = new LogPlace(page.getLast().seq(), page.getLast().at());
        head = Optional.of(end);
        for (SubscriptionLane lane : book.lanes()) {
            if (lane.position().read().seq() >= from.seq() && lane.followsTail()) {
                lane.read(page, end);
            }
        }
    }

    /** The newest place that is known. */
    Optional<LogPlace> head() {
        return head;
    }

    /** Asks for what lanes want. */
    void turn(Instant now) {
        if (isQuiet(now)) {
            return;
        }
        head.ifPresent(newest -> book.lanes().forEach(lane -> page(lane, newest, now)));
        book.lanes().forEach(lane -> parked(lane, now));
        book.replays().forEach(this::replayPage);
    }

    /** After a failure nothing is asked for a moment. */
    private boolean isQuiet(Instant now) {
        if (failed) {
            failed = false;
            quietUntil = now.plus(AGAIN);
        }
        return now.isBefore(quietUntil);
    }

    private void page(SubscriptionLane lane, LogPlace newest, Instant now) {
        LogPlace place = lane.position().read();
        if (place.seq() >= newest.seq() || !lane.wantsPage(now) || !pages.ask(place)) {
            return;
        }
        reads.ask(
                tx -> {
                    List<MessageRecord> page = log.after(tx, place, PAGE);
                    return new LanePage(page, isExpired(tx, place, page));
                },
                found -> {
                    pages.answered(place);
                    LogPlace end = end(found.page(), newest);
                    if (found.expired()) {
                        lane.positionExpired(newest.seq());
                        notices.expired(lane.subscription());
                    } else {
                        share(place, found.page(), end);
                    }
                    lane.read(found.page(), end);
                },
                () -> {
                    failed = true;
                    pages.answered(place);
                });
    }

    /** Others that are about as far take it, too: it has all that follows their places. */
    private void share(LogPlace from, List<MessageRecord> page, LogPlace end) {
        for (SubscriptionLane lane : book.lanes()) {
            long read = lane.position().read().seq();
            if (read >= from.seq() && read < end.seq() && !lane.isStopped() && lane.followsTail()) {
                lane.read(page, end);
            }
        }
    }

    /**
     * Whether the log was cut off behind this place. Numbers may be missing for another reason, and a place before the first
     * message asks for whatever there is.
     */
    private boolean isExpired(Connection tx, LogPlace place, List<MessageRecord> page) throws SQLException {
        return place.seq() > 0
                && !page.isEmpty()
                && page.getFirst().seq() > place.seq() + 1
                && place.at().isBefore(wall.instant().minus(LogRetention.KEPT))
                && log.earliest(tx).seq() == page.getFirst().seq();
    }

    /** A page that is not full ends where the tail was before it was asked for, if not later. */
    private static LogPlace end(List<MessageRecord> page, LogPlace newest) {
        if (page.isEmpty()) {
            return newest;
        }
        var last = new LogPlace(page.getLast().seq(), page.getLast().at());
        return page.size() == PAGE || last.seq() > newest.seq() ? last : newest;
    }

    /** Asks for retries that are due; to be called a few times a second. */
    void retries(Instant now) {
        if (askingRetries) {
            return;
        }
        Map<String, Integer> room = new HashMap<>();
        List<SubscriptionLane> asked = new ArrayList<>();
        for (SubscriptionLane lane : book.lanes()) {
            int takes = lane.retryRoom(now);
            if (takes > 0) {
                room.put(lane.subscription().uid(), takes);
                asked.add(lane);
                lane.asksRetries();
            }
        }
        if (!room.isEmpty()) {
            askRetries(room, asked);
        }
    }

    private void askRetries(Map<String, Integer> room, List<SubscriptionLane> asked) {
        askingRetries = true;
        reads.ask(
                tx -> {
                    List<WaitingMessage> waiting = retries.due(tx, room);
                    return new FoundRetries(
                            waiting,
                            messages(
                                    tx,
                                    waiting.stream().map(WaitingMessage::seq).toList()));
                },
                found -> {
                    askingRetries = false;
                    Map<String, List<WaitingMessage>> due =
                            found.waiting().stream().collect(Collectors.groupingBy(WaitingMessage::subscription));
                    asked.forEach(lane ->
                            again(lane, due.getOrDefault(lane.subscription().uid(), List.of()), found.messages()));
                },
                () -> {
                    failed = true;
                    askingRetries = false;
                    asked.forEach(lane -> lane.admitRetries(List.of()));
                });
    }

    private void again(SubscriptionLane lane, List<WaitingMessage> due, Map<Long, MessageRecord> messages) {
        for (WaitingMessage retry : lane.admitRetries(due)) {
            again(
                    lane,
                    new DueMessage(retry.seq(), retry.attempts(), retry.key().orElse(""), retry.replay()),
                    messages);
        }
    }

    private Map<Long, MessageRecord> messages(Connection tx, List<Long> seqs) throws SQLException {
        return log.of(tx, seqs).stream().collect(Collectors.toMap(MessageRecord::seq, Function.identity()));
    }

    private void parked(SubscriptionLane lane, Instant now) {
        List<ParkedMessage> due = lane.due(now);
        if (!due.isEmpty()) {
            fetch(lane, due);
        }
    }

    private void fetch(SubscriptionLane lane, List<ParkedMessage> due) {
        reads.ask(
                tx -> messages(tx, due.stream().map(ParkedMessage::seq).toList()),
                found -> due.forEach(parked -> again(
                        lane, new DueMessage(parked.seq(), parked.attempts(), parked.key(), Optional.empty()), found)),
                () -> {
                    failed = true;
                    lane.giveBack(due);
                });
    }

    private void again(SubscriptionLane lane, DueMessage due, Map<Long, MessageRecord> messages) {
        long seq = due.seq();
        MessageRecord message = messages.get(seq);
        if (message != null) {
            lane.again(message, due.attempts(), due.replay());
            return;
        }
        int shard = lane.lease().shard();
        String uid = lane.subscription().uid();
        lane.expired(seq, due.key());
        OutcomeRows rows = OutcomeRows.NONE
                .with(new SettledRow(shard, uid, seq, false))
                .with(new DeadRow(
                        shard,
                        uid,
                        seq,
                        due.attempts(),
                        Optional.empty(),
                        AttemptReason.MESSAGE_EXPIRED.word(),
                        Optional.empty()));
        writer.write(new DeliveryOutcome(
                lane.lease(),
                new Subject(uid, seq),
                rows,
                effect -> post.accept(() -> lane.expiredStored(seq, effect))));
    }

    private void replayPage(ReplayRun run) {
        run.wantsPageAfter().ifPresent(seq -> {
            run.asking(true);
            ReplaySpec spec = run.spec();
            SubscriptionLane lane = run.lane();
            reads.ask(tx -> replayed(tx, spec, lane, seq), page -> run.read(page.wanted(), page.end()), () -> {
                failed = true;
                run.asking(false);
            });
        });
    }

    private FoundPage replayed(Connection tx, ReplaySpec spec, SubscriptionLane lane, long seq) throws SQLException {
        List<MessageRecord> page = log.between(tx, spec.from(), spec.to(), seq, PAGE);
        List<MessageRecord> wanted = page.stream()
                .filter(message -> spec.covers(message.type(), message.source())
                        && lane.subscription().wants(message))
                .toList();
        Set<Long> meant = replays.among(
                tx,
                lane.subscription().uid(),
                wanted.stream().map(MessageRecord::seq).toList(),
                spec.part());
        return new FoundPage(
                wanted.stream().filter(message -> meant.contains(message.seq())).toList(),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(new LogPlace(
                                page.getLast().seq(), page.getLast().at())));
    }
}
