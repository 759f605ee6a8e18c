package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.LogEdges;
import io.vivenuoperator.store.message.MessageFilter;
import io.vivenuoperator.store.message.MessageLog;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The log of PostgreSQL. */
public final class StoredPages implements MessagePages {
    private final Database database;
    private final Duration longest;
    private final LogPages log = new LogPages();

    /**
     * Over a database.
     *
     * @param longest after which it gives up a statement
     */
    public StoredPages(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
    }

    @Override
    public List<MessageRecord> after(LogPlace place, int most) {
        return database.read(longest, TransactionSettings::byKeyOnly, tx -> log.after(tx, place, most));
    }

    /** The head is looked at first: what is behind it then may be missing on the page, what is before it can't. */
    @Override
    public WantedPage wanted(MessageFilter wanted, long after, int most) {
        return read(tx -> {
            var search = new MessageLog(tx);
            long head = search.edges().map(LogEdges::head).orElse(0L);
            List<MessageRecord> messages = search.history(wanted, Optional.of(after), most);
            long last = messages.isEmpty() ? after : messages.getLast().seq();
            return new WantedPage(messages, messages.size() == most ? last : Math.max(last, head));
        });
    }

    @Override
    public Optional<LogEdges> edges() {
        return read(tx -> new MessageLog(tx).edges());
    }

    @Override
    public Optional<Long> before(Instant at) {
        return read(tx -> new MessageLog(tx).since(at));
    }

    private <T> T read(TransactionWork<T> work) {
        return database.read(longest, UnaryOperator.identity(), work);
    }
}
