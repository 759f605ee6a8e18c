package io.vivenuoperator.salesapi.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.event.EventJson;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.Known;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the clients of a region have been told.
 *
 * @param events by id
 * @param stale whether they were told that the database does not answer
 * @param at until when this was the database's state
 */
record Published(Map<String, HeldEvent> events, RegionTrust trust, boolean stale, Instant at) {
    private static final String DELETED = "deleted";

    /** Of a region that is not there any more. */
    static Published nothing(String region, Known known) {
        return new Published(
                Map.of(), new RegionTrust(region, Optional.empty(), Optional.empty()), known.stale(), known.asOf());
    }

    Published withEvents(Published other) {
        return new Published(other.events(), trust, stale, other.at());
    }

    Published withQuality(Published other) {
        return new Published(events, other.trust(), other.stale(), other.at());
    }

    boolean sameQuality(Published other) {
        return trust.equals(other.trust()) && stale == other.stale();
    }

    /** What a client that knows this has to learn to know the other; empty if nothing. */
    SortedMap<String, ObjectNode> changesTo(Published other) {
        SortedMap<String, ObjectNode> changes = new TreeMap<>();
        if (events.equals(other.events())) {
            return changes;
        }
        other.events()
                .forEach((id, now) ->
                        change(Optional.ofNullable(events.get(id)), now).ifPresent(json -> changes.put(id, json)));
        events.forEach((id, before) -> {
            if (!other.events().containsKey(id) && listed(before)) {
                changes.put(id, gone(id));
            }
        });
        return changes;
    }

    private static Optional<ObjectNode> change(Optional<HeldEvent> before, HeldEvent now) {
        Optional<EventFigures> known = before.filter(Published::listed).map(HeldEvent::figures);
        if (known.isEmpty()) {
            return listed(now) ? Optional.of(EventJson.withinItsRegion(now.figures())) : Optional.empty();
        }
        if (known.get().equals(now.figures())) {
            return Optional.empty();
        }
        return Optional.of(
                listed(now)
                        ? EventJson.changes(known.get(), now.figures())
                        : gone(now.figures().eventId()));
    }

    private static boolean listed(HeldEvent event) {
        return !event.figures().status().equals(DELETED);
    }

    private static ObjectNode gone(String eventId) {
        return Json.object().put("event_id", eventId).put("status", DELETED);
    }

    Frame snapshot(long number) {
        SortedMap<String, ObjectNode> all = new TreeMap<>();
        events.forEach((id, event) -> {
            if (listed(event)) {
                all.put(id, EventJson.withinItsRegion(event.figures()));
            }
        });
        return Frame.of(number, Frame.Kind.SNAPSHOT, withTrust(), all);
    }

    Frame sales(long number, SortedMap<String, ObjectNode> changes) {
        return Frame.of(number, Frame.Kind.SALES, head(), changes);
    }

    Frame quality(long number) {
        return Frame.of(number, Frame.Kind.QUALITY, withTrust());
    }

    private ObjectNode withTrust() {
        ObjectNode json = head();
        json.set("trust", Json.trust(trust, stale));
        return json;
    }

    private ObjectNode head() {
        return Json.object().put("region", trust.region()).put("at", at.toString());
    }
}
