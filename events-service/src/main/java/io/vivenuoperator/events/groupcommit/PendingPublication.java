package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.events.groupcommit.GroupOutcome.Unavailable;
import io.vivenuoperator.platform.service.queue.QueuedRequest;
import io.vivenuoperator.store.message.NewMessage;
import java.time.Duration;
import java.util.List;

/** The messages of a request, which waits until they are committed. */
final class PendingPublication extends QueuedRequest<List<NewMessage>, GroupOutcome> {
    /** What a message takes beside its text, in memory and of the time of a transaction. */
    private static final long BYTES_OF_ANY = 512;

    PendingPublication(List<NewMessage> messages) {
        super(
                List.copyOf(messages),
                messages.stream().mapToLong(PendingPublication::bytes).sum());
    }

    private static long bytes(NewMessage message) {
        return BYTES_OF_ANY
                + message.payload().length()
                + message.metadata().map(String::length).orElse(0);
    }

    GroupOutcome await(Duration atMost) {
        return await(
                atMost,
                new GroupOutcome.NotNow(Unavailable.DATABASE_SLOW),
                new GroupOutcome.NotNow(Unavailable.SHUTTING_DOWN));
    }
}
