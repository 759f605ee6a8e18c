package io.vivenuoperator.events.stream;

import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.LogEdges;
import io.vivenuoperator.store.message.MessageFilter;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log in the database, as streams read it. Every method throws a DatabaseException if the database can't answer. */
public interface MessagePages {
    /**
     * Some of what somebody wants.
     *
     * @param upto the place up to which nothing was left out
     */
    record WantedPage(List<MessageRecord> messages, long upto) {
        public WantedPage {
            messages = List.copyOf(messages);
        }
    }

    /** Every message behind a place, the next ones first. */
    List<MessageRecord> after(LogPlace place, int most);

    /** The wanted messages behind a place, the next ones first. */
    WantedPage wanted(MessageFilter wanted, long after, int most);

    /** Where the log begins and ends; empty if nothing is in it. */
    Optional<LogEdges> edges();

    /** The place before the first message that was stored at this time or later; empty if there is none yet. */
    Optional<Long> before(Instant at);
}
