package io.vivenuoperator.store.news;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.catalogue.CatalogueJudge;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was told, in order; reading it fails for a message that the catalogue does not describe, or an id that is not its own. */
final class NewsLog {
    private final TestDatabase database;
    private final CatalogueJudge judge = new CatalogueJudge();
    private final Set<String> ids = new HashSet<>();
    private long seen;

    NewsLog(TestDatabase database) {
        this.database = database;
    }

    /** Since the last call. */
    List<MessageRecord> messages() {
        List<MessageRecord> news = database.database()
                .inTransaction(tx -> new LogPages().after(tx, new LogPlace(seen, Instant.EPOCH), 10_000));
        for (MessageRecord message : news) {
            judge.judge(message.type(), message.payload());
            if (!ids.add(message.id())) {
                throw new AssertionError("the id of " + message + " was given before");
            }
            seen = message.seq();
        }
        return news;
    }

    /** Since the last call, as {@code type key}. */
    List<String> told() {
        return messages().stream()
                .map(message -> message.type() + " " + message.key().orElse(""))
                .toList();
    }
}
