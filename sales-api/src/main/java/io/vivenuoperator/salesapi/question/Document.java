package io.vivenuoperator.salesapi.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a question is answered.
 *
 * @param facts which make the ETag
 * @param moment what belongs to the moment of the answer only, as how long it is until something
 * @param next the cursor of the next page
 */
public record Document(ObjectNode facts, ObjectNode moment, Optional<String> next) {
    /** With nothing that changes by itself, and no further page. */
    public static Document of(ObjectNode facts) {
        return new Document(facts, Json.object(), Optional.empty());
    }
}
