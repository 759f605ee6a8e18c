package io.vivenuoperator.salesapi.question;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import java.util.Optional;

/** What can be asked at one path. */
@FunctionalInterface
public interface Question {
    /**
     * The answer; empty if there is no such thing, or none that the key may see.
     *
     * @throws BadParameterException if a parameter can't be taken
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't answer
     */
    Optional<Document> answer(Asked asked) throws BadParameterException;

    /**
     * What the answer depends on; as long as it stays the same, the answer may be kept. Empty if it has to be asked anew each time.
     *
     * @throws BadParameterException if a parameter can't be taken
     */
    default Optional<Basis> basis(Asked asked) throws BadParameterException {
        return Optional.empty();
    }
}
