package io.vivenuoperator.historical.run;

import io.vivenuoperator.historical.plan.ListedTickets;
import java.util.Optional;

/**
 * An event with all tickets that Vivenu lists for it.
 *
 * @param name absent if it could not be read
 */
record ReadEvent(String id, Optional<String> name, ListedTickets tickets) {}
