package io.vivenuoperator.events.eventtype;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.store.catalogue.EventTypeCatalogue;
import io.vivenuoperator.store.catalogue.EventTypeEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /event-types}: each type of ours with the schema of its payload and an example; the same until the next release. */
public final class EventTypesAnswer implements KeyedAnswer {
    private final String text;
    private final String tag;

    private EventTypesAnswer(String text) {
        this.text = text;
        tag = EntityTag.of(text);
    }

    /**
     * Of the catalogue of this build.
     *
     * @throws IllegalStateException if it is not whole
     */
    public static EventTypesAnswer read() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var types = json.putArray("eventTypes");
        EventTypeCatalogue.read().forEach(entry -> types.add(type(entry)));
        return new EventTypesAnswer(json.toString());
    }

    private static ObjectNode type(EventTypeEntry entry) {
        ObjectNode type = JsonNodeFactory.instance
                .objectNode()
                .put("name", entry.name())
                .put("version", entry.version())
                .put("since", entry.since())
                .put("description", entry.description());
        type.set("schema", entry.schema());
        type.set("example", entry.example());
        return type;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Parameters.of(exchange.query(), List.of());
        boolean known = exchange.combined(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        Answer answer = known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : Answer.json(Status.OK_200, text);
        return Optional.of(answer.with(HeaderNames.ETAG, tag).with(HeaderNames.CACHE_CONTROL, "private, max-age=60"));
    }
}
