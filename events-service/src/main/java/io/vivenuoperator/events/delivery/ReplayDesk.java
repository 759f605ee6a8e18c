package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.replay.ReplayRun;
import io.vivenuoperator.events.replay.ReplaySpec;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.delivery.ReplayRecord;
import io.vivenuoperator.store.delivery.ReplayRows;
import io.vivenuoperator.store.delivery.ReplayRows.ReplayPast;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins replays that were asked for, and ends those that nobody wants any more. */
final class ReplayDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);
    private static final String PENDING = "Pending";
    private static final long LOOP_SECONDS = 5;

    private final Database database;
    private final LaneBook book;
    private final Consumer<Runnable> post;
    private final InstantSource steady;
    private final ReplayRows rows = new ReplayRows();

    /** @param post brings a task to the loop */
    ReplayDesk(Database database, LaneBook book, Consumer<Runnable> post, InstantSource steady) {
        this.database = database;
        this.book = book;
        this.post = post;
        this.steady = steady;
    }

    /** Looks once; not on the loop, because it counts. */
    void look(List<String> uids) {
        List<ReplayRecord> open = database.inTransaction(tx -> rows.open(tx, uids));
        for (ReplayRecord record : open) {
            if (!book.knowsReplay(record.id()) && book.knows(record.subscription())) {
                begin(record);
            }
        }
        Set<String> wanted = open.stream().map(ReplayRecord::id).collect(Collectors.toSet());
        post.accept(() -> book.replays().stream()
                .map(ReplayRun::id)
                .filter(id -> !wanted.contains(id))
                .toList()
                .forEach(book::close));
    }

    private void begin(ReplayRecord record) {
        ReplaySpec spec;
        try {
            spec = ReplaySpec.parse(record.spec());
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("replay", record.id())
                    .addKeyValue("problem", e.getMessage())
                    .log("Replay can't be made");
            database.inTransaction(tx -> {
                rows.fail(tx, record.id());
                return true;
            });
            return;
        }
        if (record.state().equals(PENDING)) {
            count(record, spec);
        }
        if (!spec.dryRun()) {
            ReplayPast past = database.inTransaction(tx -> rows.past(tx, record));
            post.accept(() -> book.lane(record.subscription())
                    .filter(lane -> !book.knowsReplay(record.id()))
                    .ifPresent(lane -> book.open(new ReplayRun(record, past, spec, lane, steady.instant()))));
        }
    }

    private void count(ReplayRecord record, ReplaySpec spec) {
        BiPredicate<String, String> selects = selection(record.subscription());
        database.inTransaction(tx -> {
            long matched = rows.count(tx, record.subscription(), spec.from(), spec.to(), spec.part()).stream()
                    .filter(count ->
                            spec.covers(count.type(), count.source()) && selects.test(count.type(), count.source()))
                    .mapToLong(ReplayRows.TypeCount::messages)
                    .sum();
            rows.begin(tx, record.id(), matched, spec.dryRun());
            return true;
        });
    }

    /** The loop knows it. */
    private BiPredicate<String, String> selection(String uid) {
        var selection = new CompletableFuture<BiPredicate<String, String>>();
        post.accept(() -> selection.complete(book.lane(uid)
                .map(SubscriptionLane::subscription)
                .<BiPredicate<String, String>>map(subscription -> subscription.selection()::selects)
                .orElse((_, _) -> false)));
        return selection.orTimeout(LOOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
