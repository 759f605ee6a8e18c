package io.vivenuoperator.salesapi.question;

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
}
