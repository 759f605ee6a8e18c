package io.vivenuoperator.simulator.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The switches of everything that can be made to go wrong; all are off in {@link #none()}.
 *
 * @param outage every API request is answered 503
 * @param refuseKey the seller's key is answered 401
 * @param latencyMillis every API request waits that long before it is answered
 * @param rateLimitNext so many requests are answered 429
 * @param rateLimitAlways every request is answered 429
 * @param retryAfter what a 429 says about when to come back: {@code none}, {@code seconds} or {@code date}
 * @param retryAfterSeconds how far ahead that is
 * @param unavailableNext so many requests are answered 503
 * @param unavailableBeyondSkip lists with a {@code skip} above this are answered 503; 0 is off
 * @param unavailableUnlessTopAtMost …unless their {@code top} is at most this; 0 excepts none
 * @param sellWhilePaging so many tickets are sold after each page of tickets: the total moves while a client pages
 * @param missingAmount no ticket type has an {@code amount}
 * @param unknownFields every record has fields that Vivenu's document does not know
 * @param wrongTypeInEvent the seller's first event has a text where the list of ticket types belongs
 * @param wrongTypeInTicket the seller's first ticket has an object where the status belongs
 * @param tiedUpdatedAt the changes of one second share their {@code updatedAt}
 * @param duplicateWebhooks so many copies are sent of each delivery
 * @param reorderWebhooksMillis each delivery is held back by a random time up to this
 * @param wrongSignatureNext so many delivery attempts carry a wrong signature
 * @param loseWebhooks no delivery is sent
 * @param freshDeliveryIds each attempt and each copy carries an envelope id of its own
 * @param date what answers carry as their {@code Date}: {@code now}, {@code absent}, {@code garbage}, or {@code cached} (of long ago, with an {@code Age})
 * @param firewall every API request is answered as Cloudflare does that takes the client for a robot: 403 and a page
 * @param eventTypes each event has at least so many ticket types; the ones added have sold nothing
 * @param eventBytes each event is filled with shops below it until it has about so many bytes
 * @param ticketBytes each ticket is filled with a history until it has about so many bytes
 */
public record Faults(
        boolean outage,
        boolean refuseKey,
        int latencyMillis,
        int rateLimitNext,
        boolean rateLimitAlways,
        String retryAfter,
        int retryAfterSeconds,
        int unavailableNext,
        int unavailableBeyondSkip,
        int unavailableUnlessTopAtMost,
        int sellWhilePaging,
        boolean missingAmount,
        boolean unknownFields,
        boolean wrongTypeInEvent,
        boolean wrongTypeInTicket,
        boolean tiedUpdatedAt,
        int duplicateWebhooks,
        int reorderWebhooksMillis,
        int wrongSignatureNext,
        boolean loseWebhooks,
        boolean freshDeliveryIds,
        String date,
        boolean firewall,
        int eventTypes,
        int eventBytes,
        int ticketBytes) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Set<String> DATES = Set.of("now", "absent", "garbage", "cached");
    private static final Set<String> RETRY_AFTER = Set.of("none", "seconds", "date");
    private static final Faults NONE = new Faults(
            false, false, 0, 0, false, "none", 1, 0, 0, 0, 0, false, false, false, false, false, 0, 0, 0, false, false,
            "now", false, 0, 0, 0);

    public Faults {
        if (!RETRY_AFTER.contains(retryAfter)) {
            throw new IllegalArgumentException("retryAfter must be none, seconds or date");
        }
        if (!DATES.contains(date)) {
            throw new IllegalArgumentException("date must be now, absent, garbage or cached");
        }
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return NONE;
    }

    /**
     * The named switches set, all others off.
     *
     * @throws IllegalArgumentException when a name is unknown (it lists the known ones) or a value does not fit
     */
    public static Faults of(Map<String, ?> switches) {
        return NONE.with(JSON.valueToTree(switches));
    }

    /** The same from a JSON object. */
    public static Faults of(JsonNode switches) {
        return NONE.with(switches);
    }

    /** This with one switch set otherwise. */
    public Faults with(String name, Object value) {
        return with(JSON.valueToTree(Map.of(name, value)));
    }

    /** As a JSON object that {@link #of(JsonNode)} takes. */
    public ObjectNode toJson() {
        return JSON.valueToTree(this);
    }

    /** The names of all switches. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        NONE.toJson().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Faults with(JsonNode switches) {
        if (!switches.isObject()) {
            throw new IllegalArgumentException("fault switches are a JSON object, for example {\"outage\":true}");
        }
        ObjectNode merged = toJson();
        switches.properties().forEach(each -> set(merged, each.getKey(), each.getValue()));
        try {
            return JSON.treeToValue(merged, Faults.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "retryAfter must be none, seconds or date; date must be now, absent, garbage or cached", e);
        }
    }

    private static void set(ObjectNode merged, String name, JsonNode value) {
        JsonNode old = merged.get(name);
        if (old == null) {
            throw new IllegalArgumentException(
                    "unknown fault switch '" + name + "'; known are: " + String.join(", ", names()));
        }
        boolean fits = old.isInt() ? value.isInt() && value.intValue() >= 0 : old.getNodeType() == value.getNodeType();
        if (!fits) {
            throw new IllegalArgumentException("fault switch '" + name + "' must be "
                    + (old.isInt() ? "a whole number of at least 0" : old.isBoolean() ? "true or false" : "a text"));
        }
        merged.set(name, value);
    }
}
