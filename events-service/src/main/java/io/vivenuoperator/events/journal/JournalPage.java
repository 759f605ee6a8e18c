package io.vivenuoperator.events.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.service.exchange.Answer;
import java.util.List;
import java.util.function.Function;

/**
 * What was found for a page.
 *
 * @param found at most one more than the page has: then there is another page
 */
record JournalPage<T>(List<T> found, int limit) {
    JournalPage {
        found = List.copyOf(found);
    }

    Answer answer(String name, Function<T, ObjectNode> row, Function<T, JsonNode> place) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray(name);
        found.stream().limit(limit).map(row).forEach(list::add);
        json.set("next", found.size() > limit ? place.apply(found.get(limit - 1)) : NullNode.getInstance());
        return Answer.json(Status.OK_200, json.toString()).with(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
