package io.vivenuoperator.salesapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.salesapi.question.Document;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A document with its text and bytes, which are made once; each second anew is only what belongs to the moment. */
final class KeptDocument {
    private static final int COPIES = 3;

    private final Function<Instant, ObjectNode> moment;
    private final Optional<String> next;
    private final String facts;
    private final String tag;
    private volatile Optional<Rendering> last = Optional.empty();

    KeptDocument(Document document) {
        this.moment = document.moment();
        this.next = document.next();
        this.facts = document.facts().toString();
        this.tag = EntityTag.of(facts);
    }

    String tag() {
        return tag;
    }

    Optional<String> next() {
        return next;
    }

    Rendering at(Instant asOf) {
        Optional<Rendering> rendering = last.filter(made -> made.fits(asOf));
        if (rendering.isPresent()) {
            return rendering.get();
        }
        var made = new Rendering(json(asOf), asOf);
        last = Optional.of(made);
        return made;
    }

    /** The facts, then the moment. */
    private String json(Instant asOf) {
        ObjectNode rest = moment.apply(asOf).put("as_of", asOf.toString());
        return facts.substring(0, facts.length() - 1) + "," + rest.toString().substring(1);
    }

    /** About how many bytes it takes: the text, and what is made of it. */
    int bytes() {
        return facts.length() * COPIES;
    }
}
