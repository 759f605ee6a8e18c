package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.events.registry.StoredHandover.WantedRow;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.handover.HandedRow;
import io.vivenuoperator.store.handover.HandedSubscriptions;
import io.vivenuoperator.store.subscription.StartingPoint;
import io.vivenuoperator.store.subscription.SubscriptionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of the subscriptions file. Several processes read the file, each when its kubelet brings it: one at a time compares, and
 * one that is behind changes nothing.
 */
public final class DatabaseHandover implements HandoverRows {
    private final Database database;
    private final StoredHandover stored;
    private final Clock clock;
    private final HandedSubscriptions subscriptions = new HandedSubscriptions();
    private final SubscriptionRepository places = new SubscriptionRepository();
    private final HandedReplayWriter replays = new HandedReplayWriter();

    public DatabaseHandover(Database database, SecretSeal seal, Clock clock) {
        this.database = database;
        this.stored = new StoredHandover(seal);
        this.clock = clock;
    }

    @Override
    public HandoverOutcome apply(SubscriptionsFile file) {
        return database.inTransaction(tx -> apply(tx, file));
    }

    private HandoverOutcome apply(Connection tx, SubscriptionsFile file) throws SQLException {
        var rows = subscriptions.all(tx);
        var revision = StoredHandover.comparable(file.revision());
        if (revision.isPresent() && subscriptions.newest(tx) > revision.getAsLong()) {
            return new HandoverOutcome.Outdated();
        }
        var before = (int) rows.stream().filter(row -> !row.ended()).count();
        var now = file.subscriptions().size();
        if (ShrinkRule.isShrunken(before, now)) {
            return new HandoverOutcome.Shrunken(before, now);
        }
        var at = clock.instant();
        var outcome = written(tx, file.subscriptions(), rows, revision, at);
        replays.write(tx, file, at);
        return outcome;
    }

    private HandoverOutcome.Applied written(
            Connection tx, List<HandedSubscription> entries, List<HandedRow> rows, OptionalLong revision, Instant at)
            throws SQLException {
        var left = rows.stream().collect(Collectors.toMap(HandedRow::uid, Function.identity()));
        var conflicts = new HashSet<String>();
        var tests = new ArrayList<String>();
        var added = 0;
        var changed = 0;
        for (var entry : entries) {
            var row = Optional.ofNullable(left.remove(entry.uid()));
            var wanted = stored.wanted(entry, row, revision);
            if (wanted.isEmpty()) {
                continue;
            }
            if (!put(tx, entry, wanted.get(), row.isEmpty(), at)) {
                conflicts.add(entry.uid());
                continue;
            }
            added += row.isEmpty() ? 1 : 0;
            changed += row.isEmpty() ? 0 : 1;
            if (StoredHandover.wantsTest(wanted.get(), row)) {
                tests.add(entry.uid());
            }
        }
        var ended = 0;
        for (var row : left.values()) {
            if (!row.ended()) {
                subscriptions.end(tx, row.uid(), StoredHandover.marked(row.spec(), revision), at);
                ended++;
            }
        }
        return new HandoverOutcome.Applied(added, changed, ended, conflicts, tests);
    }

    private boolean put(Connection tx, HandedSubscription entry, WantedRow wanted, boolean isNew, Instant at)
            throws SQLException {
        if (!subscriptions.put(tx, wanted.identity(), wanted.content(), wanted.disabledReason(), at)) {
            return false;
        }
        if (isNew) {
            places.begin(tx, entry.uid(), start(entry), at);
        }
        return true;
    }

    private static StartingPoint start(HandedSubscription entry) {
        return switch (entry.startFrom()) {
            case HandedSubscription.NOW -> new StartingPoint.FromNow();
            case HandedSubscription.EARLIEST -> new StartingPoint.FromEarliest();
            default -> new StartingPoint.FromTime(Instant.parse(entry.startFrom()));
        };
    }
}
