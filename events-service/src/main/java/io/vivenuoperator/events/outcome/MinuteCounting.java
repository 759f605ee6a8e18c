package io.vivenuoperator.events.outcome;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.delivery.DeliveryMinutes;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.WrittenOutcomes;
import io.vivenuoperator.store.delivery.OutcomeBatch;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers how many attempts there were, and writes that every few seconds: a row version per batch would leave a dead row per
 * batch and subscription. What a killed owner had gathered, the next one counts from the attempts. For the writer's thread,
 * but for {@link #holds} and {@link #leave}.
 */
final class MinuteCounting {
    private static final Logger LOG = LoggerFactory.getLogger(MinuteCounting.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource steady;
    private final Duration interval;
    private final DeliveryMinutes minutes = new DeliveryMinutes();
    private final Map<Integer, ShardTally> tallies = new HashMap<>();
    private volatile Map<Integer, Long> held = Map.of();
    private volatile boolean leaving;
    private Instant nextAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    /** @param interval how often counts are written */
    MinuteCounting(Database database, InstantSource steady, Duration interval) {
        this.database = database;
        this.steady = steady;
        this.interval = interval;
    }

    /** The leases of this process now, by shard. From any thread. */
    void holds(Map<Integer, Long> tokens) {
        held = Map.copyOf(tokens);
    }

    /** Others will own the shards: what is gathered is written at once from now on. From any thread. */
    void leave() {
        leaving = true;
    }

    /** A batch was written. */
    void written(OutcomeBatch batch, WrittenOutcomes outcomes) {
        for (MinuteRow row : batch.minutes()) {
            int shard = row.shard();
            Long token = batch.tokens().get(shard);
            if (token != null && outcomes.shards().contains(shard)) {
                tally(shard, token)
                        .passed(row, Optional.ofNullable(outcomes.gathered().get(shard)));
            }
        }
    }

    private ShardTally tally(int shard, long token) {
        return tallies.compute(
                shard, (_, known) -> known != null && known.token() == token ? known : new ShardTally(token));
    }

    /** It is not known whether a batch was written. */
    void doubt(OutcomeBatch batch) {
        batch.tokens().forEach((shard, token) -> tally(shard, token).doubt());
    }

    /** Counts and writes what is due. */
    void turn() {
        Instant now = steady.instant();
        Map<Integer, Long> tokens = held;
        tallies.entrySet()
                .removeIf(tally -> !Objects.equals(
                        tokens.get(tally.getKey()), tally.getValue().token()));
        tokens.forEach(this::tally);
        if (now.isBefore(notBefore)) {
            return;
        }
        try {
            recount(those(ShardTally::isDoubtful));
            if (leaving || !now.isBefore(nextAt)) {
                nextAt = now.plus(interval);
                add(those(tally -> !tally.isDoubtful() && tally.hasNews(leaving)));
            }
        } catch (DatabaseException e) {
            notBefore = now.plus(AFTER_FAILURE);
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Attempts can't be counted now");
        } catch (RuntimeException e) {
            // Counts must not end what stores outcomes.
            notBefore = now.plus(AFTER_FAILURE);
            LOG.atError().setCause(e).log("Attempts could not be counted");
        }
    }

    private Map<Integer, ShardTally> those(Predicate<ShardTally> which) {
        return tallies.entrySet().stream()
                .filter(tally -> which.test(tally.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Integer, Long> tokens(Map<Integer, ShardTally> of) {
        return of.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, tally -> tally.getValue().token()));
    }

    private void recount(Map<Integer, ShardTally> doubtful) {
        if (doubtful.isEmpty()) {
            return;
        }
        Set<Integer> left = database.inTransaction(
                settings -> settings.byKeyOnly().statementTimeout(LONGEST),
                tx -> minutes.recount(tx, tokens(doubtful)));
        doubtful.forEach((shard, tally) -> {
            if (!left.contains(shard)) {
                tally.recounted();
            }
        });
    }

    private void add(Map<Integer, ShardTally> due) {
        if (due.isEmpty()) {
            return;
        }
        List<MinuteRow> rows = new ArrayList<>();
        Map<Integer, Optional<Instant>> since = new HashMap<>();
        due.forEach((shard, tally) -> {
            rows.addAll(tally.rows());
            since.put(shard, tally.next(leaving));
        });
        try {
            Set<Integer> written = database.inTransaction(
                    TransactionSettings::byKeyOnly, tx -> minutes.add(tx, tokens(due), rows, since));
            due.forEach((shard, tally) -> {
                if (written.contains(shard)) {
                    tally.written(since.getOrDefault(shard, Optional.empty()));
                }
            });
        } catch (DatabaseException e) {
            // It may have been written all the same.
            due.values().forEach(ShardTally::doubt);
            throw e;
        }
    }
}
