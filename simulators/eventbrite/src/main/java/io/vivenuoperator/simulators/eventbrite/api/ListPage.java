package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.world.ChangeOrder.Place;
import io.vivenuoperator.simulators.eventbrite.world.Changing;
import java.util.List;
import java.util.function.Function;

/** A page of a list with its pagination. */
final class ListPage {
    private ListPage() {}

    /**
     * A page.
     *
     * @param name what the list is called
     * @param things one more than the page holds, if there are more
     * @param drifting whether the next page is found by a number
     */
    static <T extends Changing> ObjectNode of(
            String name, List<T> things, Function<T, ObjectNode> shown, ListWindow window, int size, boolean drifting) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        boolean more = things.size() > size;
        List<T> page = more ? things.subList(0, size) : things;
        ObjectNode pagination =
                body.putObject("pagination").put("object_count", page.size()).put("page_size", size);
        if (more) {
            pagination.put(
                    "continuation",
                    drifting ? ListWindow.token(window.skipped() + size) : ListWindow.token(Place.of(page.getLast())));
        }
        pagination.put("has_more_items", more);
        ArrayNode list = body.putArray(name);
        page.forEach(thing -> list.add(shown.apply(thing)));
        return body;
    }
}
