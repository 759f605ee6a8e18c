package io.vivenuoperator.events.resend;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.events.replay.ReplaySpec;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.delivery.ReplayRecord;
import io.vivenuoperator.store.delivery.ReplayRows;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The replays that there are. A key sees those of webhooks that it sees. */
public final class ReplayRegister {
    /** Of one webhook, which deals with them side by side. */
    private static final int MOST_OPEN = 5;

    private final Database database;
    private final WebhookRegister webhooks;
    private final ReplayRows rows = new ReplayRows();

    public ReplayRegister(Database database, WebhookRegister webhooks) {
        this.database = database;
        this.webhooks = webhooks;
    }

    /** What became of a wish. */
    sealed interface AskOutcome {
        /** It will be done. */
        record Noted(ReplayRecord replay) implements AskOutcome {}

        /** The webhook is not active: nothing is sent to it. */
        record NotActive() implements AskOutcome {}

        /** The webhook has as many that have not ended as it may have. */
        record TooMany(int open) implements AskOutcome {}
    }

    AskOutcome ask(SubscriptionRecord webhook, ReplaySpec spec) {
        String uid = webhook.identity().uid();
        if (!webhook.content().active()) {
            return new AskOutcome.NotActive();
        }
        return database.inTransaction(tx -> {
            int open = rows.open(tx, List.of(uid)).size();
            if (open >= MOST_OPEN) {
                return new AskOutcome.TooMany(open);
            }
            String id = UUID.randomUUID().toString();
            rows.create(tx, id, uid, spec.json(), Optional.empty());
            return new AskOutcome.Noted(rows.find(tx, id).orElseThrow());
        });
    }

    Optional<SubscriptionRecord> webhook(String uid, VisibleRegions visible) {
        return webhooks.find(uid, visible);
    }

    Optional<ReplayRecord> find(String id, VisibleRegions visible) {
        // The database has no text with NUL in it.
        return id.indexOf('\0') >= 0
                ? Optional.empty()
                : database.inTransaction(tx -> rows.find(tx, id))
                        .filter(replay ->
                                webhooks.find(replay.subscription(), visible).isPresent());
    }

    List<ReplayRecord> list(VisibleRegions visible, Optional<String> webhook, Optional<ReplayRecord> before, int most) {
        return database.inTransaction(tx ->
                rows.list(tx, new ReplayRows.ReplayPage(WebhookRegister.regions(visible), webhook, before, most)));
    }

    /** Ends it if it has not ended by itself; returns how it is then. */
    ReplayRecord stop(ReplayRecord replay) {
        return database.inTransaction(tx -> {
            boolean _ = rows.stop(tx, replay.id());
            return rows.find(tx, replay.id()).orElseThrow();
        });
    }
}
