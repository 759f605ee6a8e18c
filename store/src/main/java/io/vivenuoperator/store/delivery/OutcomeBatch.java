package io.vivenuoperator.store.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written about deliveries in one statement. Each row names the shard under whose lease it is written; no two rows of
 * one list are about the same thing.
 *
 * @param tokens the leases, by shard
 */
public record OutcomeBatch(
        Map<Integer, Long> tokens,
        List<AttemptRow> attempts,
        List<RetryRow> retries,
        List<SettledRow> settled,
        List<DeadRow> dead,
        List<MinuteRow> minutes,
        List<ProgressRow> progress) {
    /**
     * An attempt.
     *
     * @param number from 1
     * @param reason empty if it succeeded
     * @param detail the reason as a sentence, without anything secret
     */
    public record AttemptRow(
            int shard,
            Instant at,
            String subscription,
            long seq,
            int number,
            Optional<Integer> status,
            Optional<String> reason,
            int millis,
            Optional<String> replay,
            Optional<String> detail) {}

    /**
     * A message that will be tried again.
     *
     * @param attempts made so far; 0 for one that waits behind another
     * @param delay from the moment of writing, by the database's clock
     * @param replay in which it failed
     */
    public record RetryRow(
            int shard,
            String subscription,
            long seq,
            Optional<String> key,
            int attempts,
            Duration delay,
            Optional<Integer> status,
            Optional<String> reason,
            Optional<String> replay) {}

    /**
     * A message that needs no retry any more.
     *
     * @param delivered then it is no dead letter any more either
     */
    public record SettledRow(int shard, String subscription, long seq, boolean delivered) {}

    /**
     * A message that will not be tried again.
     *
     * @param answer the beginning of the last answer
     */
    public record DeadRow(
            int shard,
            String subscription,
            long seq,
            int attempts,
            Optional<Integer> status,
            String reason,
            Optional<String> answer) {}

    /** What is added to a minute's counts. */
    public record MinuteRow(
            int shard, Instant minute, String subscription, String type, String source, long delivered, long failed) {}

    /** How far a subscription, or one of its replays, has got. */
    public sealed interface ProgressRow {
        int shard();
    }

    /**
     * A subscription's position; it never goes back.
     *
     * @param uptoAt when that message was stored
     */
    public record PositionRow(int shard, String subscription, long upto, Instant uptoAt) implements ProgressRow {}

    /** A replay's place and counts. */
    public record ReplayPlace(int shard, String replay, long position, long sent, long failed, boolean finished)
            implements ProgressRow {}
}
