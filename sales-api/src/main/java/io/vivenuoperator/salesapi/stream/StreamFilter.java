package io.vivenuoperator.salesapi.stream;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client wants to hear of.
 *
 * @param regions all, if none is named
 * @param events ids by region; all, if none is named
 */
record StreamFilter(Set<String> regions, Map<String, Set<String>> events) {
    private static final String REGION = "region";
    private static final String EVENT = "event";
    private static final int MOST_EVENTS = 100;

    static final List<String> PARAMETERS = List.of(REGION, EVENT);

    static StreamFilter of(Parameters parameters) throws BadParameterException {
        Map<String, Set<String>> events = new TreeMap<>();
        List<String> names = parameters.list(EVENT);
        if (names.size() > MOST_EVENTS) {
            throw new BadParameterException(EVENT, "at most " + MOST_EVENTS);
        }
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            if (slash < 1 || slash == name.length() - 1) {
                throw new BadParameterException(EVENT, "must be region/event_id, several divided by commas");
            }
            events.computeIfAbsent(name.substring(0, slash), _ -> new HashSet<>())
                    .add(name.substring(slash + 1));
        }
        return new StreamFilter(Set.copyOf(parameters.list(REGION)), events);
    }

    boolean wants(String region, VisibleRegions visible) {
        return visible.sees(region)
                && (regions.isEmpty() || regions.contains(region))
                && (events.isEmpty() || events.containsKey(region));
    }

    /** The events of a region, if only some are wanted. */
    Optional<Set<String>> only(String region) {
        return Optional.ofNullable(events.get(region));
    }
}
