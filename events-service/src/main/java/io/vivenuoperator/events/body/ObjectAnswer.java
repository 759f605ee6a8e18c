package io.vivenuoperator.events.body;

import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.BodyPolicy;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.RequestBody;
import io.vivenuoperator.platform.service.problem.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request with a JSON object is answered; it takes no parameters.
 *
 * @param known the object's fields
 */
public record ObjectAnswer(List<String> known, ObjectWork work) implements KeyedAnswer {
    /** The answer to one object. */
    @FunctionalInterface
    public interface ObjectWork {
        /**
         * The answer; empty if there is no such thing, or none that the key may see.
         *
         * @param exchange for the parameters of its path
         * @throws BadParameterException if a field can't be taken
         */
        Optional<Answer> answer(Exchange exchange, SentFields fields, Asker asker, Instant now)
                throws BadParameterException;
    }

    public ObjectAnswer {
        known = List.copyOf(known);
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now)
            throws BadParameterException, IOException, BodyGoneException {
        Parameters.of(exchange.query(), List.of());
        return switch (exchange.body(BodyPolicy.JSON)) {
            case RequestBody.Whole(byte[] octets) -> work.answer(exchange, SentFields.of(octets, known), asker, now);
            case RequestBody.NotTaken(Problem problem, var _) -> Optional.of(Answer.problem(problem));
        };
    }
}
