package io.vivenuoperator.salesapi.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a question is answered.
 *
 * @param facts which make the ETag
 * @param moment what belongs to the moment of the answer only, as how long it is until something
 * @param next the cursor of the next page
 */
public record Document(ObjectNode facts, Function<Instant, ObjectNode> moment, Optional<String> next) {
    /** With nothing that changes by itself, and no further page. */
    public static Document of(ObjectNode facts) {
        return page(facts, Optional.empty());
    }

    /** With nothing that changes by itself. */
    public static Document page(ObjectNode facts, Optional<String> next) {
        return new Document(facts, _ -> Json.object(), next);
    }
}
