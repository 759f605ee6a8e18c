package io.vivenuoperator.historical.reading;

import io.vivenuoperator.historical.plan.ListedTickets;
import java.util.Optional;

/** What was read of an event. */
public sealed interface ReadingResult {
    /**
     * Everything, and Vivenu's own number of tickets agrees.
     *
     * @param eventName absent if it can't be read
     */
    record Whole(Optional<String> eventName, ListedTickets tickets) implements ReadingResult {}

    /** Vivenu does not have the event. */
    record NotFound() implements ReadingResult {}

    /** Vivenu refuses the key. */
    record KeyRefused(String message) implements ReadingResult {}

    /** Not enough to plan with. */
    record Incomplete(String message) implements ReadingResult {}

    /** The process was asked to stop. */
    record Stopped() implements ReadingResult {}
}
