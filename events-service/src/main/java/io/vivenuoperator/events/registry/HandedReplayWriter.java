package io.vivenuoperator.events.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.store.handover.HandedReplays;
import io.vivenuoperator.store.message.LogRetention;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;

/** Keeps the replays of the file as rows; whoever comes after the file's lock writes them. */
final class HandedReplayWriter {
    private static final int USUAL_RATE = 50;
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final HandedReplays rows = new HandedReplays();

    void write(Connection tx, SubscriptionsFile file, Instant now) throws SQLException {
        var rates = file.subscriptions().stream()
                .collect(Collectors.toMap(
                        HandedSubscription::uid,
                        owner -> owner.policy().ratePerSecond().orElse(USUAL_RATE)));
        for (var replay : file.replays()) {
            var spec = spec(replay, rates.getOrDefault(replay.subscription(), USUAL_RATE), now);
            rows.add(
                    tx,
                    replay.uid(),
                    replay.subscription(),
                    StoredHandover.marked(spec, StoredHandover.comparable(file.revision())),
                    now);
        }
        var handed = file.replays().stream().map(HandedReplay::uid).toList();
        rows.stopAllBut(tx, handed, now);
        rows.forgetAllBut(tx, handed, now.minus(LogRetention.KEPT), FORGOTTEN_AT_ONCE);
    }

    private static String spec(HandedReplay replay, int usualRate, Instant now) {
        var spec = JsonNodeFactory.instance
                .objectNode()
                .put("from", replay.from().toString())
                .put("to", replay.to().orElse(now).toString());
        var types = spec.putArray("types");
        replay.types().forEach(types::add);
        var regions = spec.putArray("regions");
        replay.regions().forEach(regions::add);
        return spec.put("only", replay.only())
                .put("ratePerSecond", replay.ratePerSecond().orElse(usualRate))
                .put("dryRun", replay.dryRun())
                .put("name", replay.name())
                .toString();
    }
}
