package io.vivenuoperator.simulators.platform.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.util.Optional;

/** What a test may do to the people of this platform. */
public interface PeopleControls {
    /**
     * Adds people; answers their ids here by their keys.
     *
     * @throws IllegalArgumentException naming the key and the field
     */
    ObjectNode load(JsonNode people);

    /** Changes fields of one, as if he had done it himself; false if nobody has this key. */
    boolean change(String key, JsonNode fields);

    /** Removes one; false if nobody has this key. */
    boolean remove(String key);

    /** How many there are of each thing, and the ids by key. */
    ObjectNode truth();

    /** Requests of this platform's own; empty if there is none like this. */
    Optional<Reply> more(Request request, JsonNode body);
}
