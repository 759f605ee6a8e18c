package io.vivenuoperator.platform.api.endpoint;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What a key that may ask is answered. */
@FunctionalInterface
public interface KeyedAnswer {
    /**
     * The answer; empty if there is no such thing, or none that the key may see.
     *
     * @throws BadParameterException if a parameter can't be taken
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't answer
     * @throws BodyGoneException if the body that was requested ended early
     * @throws UnfilledException if nothing was read of the database yet
     */
    Optional<Answer> answer(Exchange exchange, Asker asker, Instant now)
            throws BadParameterException, IOException, BodyGoneException;
}
