package io.vivenuoperator.simulators.platform.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The switches in force: those of every platform and this platform's own.
 *
 * @param <F> its own
 */
public final class FaultSwitches<F extends Record> {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Class<F> kind;
    private final F noneOfOwn;
    private Faults faults = Faults.none();
    private F own;

    /** All are off. */
    public FaultSwitches(Class<F> kind, F none) {
        this.kind = kind;
        noneOfOwn = none;
        own = none;
    }

    /** Those of every platform. */
    public synchronized Faults get() {
        return faults;
    }

    /** Those of this platform alone. */
    public synchronized F own() {
        return own;
    }

    /** All of them by their names. */
    public synchronized ObjectNode shown() {
        return together(faults, own);
    }

    /**
     * Sets the named ones; all others are off.
     *
     * @throws IllegalArgumentException if a name is unknown (lists the known ones) or a value is invalid
     */
    public synchronized void set(JsonNode switches) {
        if (!switches.isObject()) {
            throw new IllegalArgumentException("fault switches are a JSON object, for example {\"outage\":true}");
        }
        ObjectNode all = together(Faults.none(), noneOfOwn);
        switches.properties().forEach(each -> set(all, each.getKey(), each.getValue()));
        Faults nextFaults = read(all, Faults.none(), Faults.class);
        own = read(all, noneOfOwn, kind);
        faults = nextFaults;
    }

    /** Uses up one of a count; false if none is left. */
    public synchronized boolean take(String name) {
        ObjectNode all = shown();
        int left = all.path(name).intValue();
        if (left == 0) {
            return false;
        }
        set(all.put(name, left - 1));
        return true;
    }

    private static ObjectNode together(Record common, Record own) {
        ObjectNode all = JSON.valueToTree(common);
        return all.setAll(JSON.<ObjectNode>valueToTree(own));
    }

    private static void set(ObjectNode all, String name, JsonNode value) {
        JsonNode old = all.path(name);
        if (old.isMissingNode()) {
            List<String> names = new ArrayList<>();
            all.fieldNames().forEachRemaining(names::add);
            throw new IllegalArgumentException(
                    "unknown fault switch '" + name + "'; known are: " + String.join(", ", names));
        }
        boolean fits = old.isInt() ? value.isInt() && value.intValue() >= 0 : old.getNodeType() == value.getNodeType();
        if (!fits) {
            throw new IllegalArgumentException("fault switch '" + name + "' must be "
                    + (old.isInt() ? "a whole number of at least 0" : old.isBoolean() ? "true or false" : "a text"));
        }
        all.set(name, value);
    }

    /** A record from what is meant for it. */
    private static <R extends Record> R read(ObjectNode all, R like, Class<R> type) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        JSON.<ObjectNode>valueToTree(like).fieldNames().forEachRemaining(name -> part.set(name, all.path(name)));
        try {
            return JSON.treeToValue(part, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a fault switch is out of range: "
                            + Optional.ofNullable(e.getCause())
                                    .map(Throwable::getMessage)
                                    .orElse(""),
                    e);
        }
    }
}
