package io.vivenuoperator.events.filter;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.store.message.MessageFilter;
import io.vivenuoperator.store.message.NamePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The filter of a request: what it asks for, within what its key may see. */
public final class WantedMessages {
    /** The names of the filter's parameters. */
    public static final List<String> PARAMETERS = List.of("type", "source", "key");

    /** Characters of a key. */
    public static final int LONGEST_KEY = 200;

    private static final List<String> REPEATABLE = List.of("type", "source");
    private static final int MOST = 50;
    /** No source has a control character. An empty list would restrict nothing. */
    private static final List<NamePattern> NOTHING = List.of(new NamePattern("\u0001"));

    private WantedMessages() {}

    /** A query in which what may be repeated is given once, with commas. */
    public static QueryParameters joined(QueryParameters query) {
        SequencedMap<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> one : query.values().entrySet()) {
            boolean joins = REPEATABLE.contains(one.getKey());
            values.put(one.getKey(), joins ? List.of(String.join(",", one.getValue())) : one.getValue());
        }
        return new QueryParameters(values);
    }

    /**
     * Reads the filter.
     *
     * @throws BadParameterException if a type or a source is none
     */
    public static MessageFilter of(Parameters parameters, VisibleRegions regions) throws BadParameterException {
        return of(parameters.list("type"), parameters.list("source"), key(parameters), regions);
    }

    /** The same from lists. */
    public static MessageFilter of(
            List<String> types, List<String> sources, Optional<String> key, VisibleRegions regions)
            throws BadParameterException {
        return new MessageFilter(
                patterns("type", types, NameForms::types, NameForms.TYPE_FORM),
                patterns("source", sources, NameForms::sources, NameForms.SOURCE_FORM),
                visible(regions),
                key,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> key(Parameters parameters) throws BadParameterException {
        Optional<String> key = parameters.text("key");
        if (key.filter(text -> text.isEmpty() || text.length() > LONGEST_KEY || !PlainText.isSound(text))
                .isPresent()) {
            throw new BadParameterException("key", "must be 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private static List<NamePattern> patterns(
            String name, List<String> texts, Function<String, Optional<NamePattern>> read, String form)
            throws BadParameterException {
        if (texts.size() > MOST) {
            throw new BadParameterException(name, "at most " + MOST + " values");
        }
        List<NamePattern> patterns = new ArrayList<>();
        for (String text : texts) {
            patterns.add(read.apply(text).orElseThrow(() -> new BadParameterException(name, form)));
        }
        return patterns;
    }

    /** What a key's regions let it see: they are sources, whether or not a region is behind them. */
    public static List<NamePattern> visible(VisibleRegions regions) {
        return switch (regions) {
            case VisibleRegions.All() -> List.of();
            case VisibleRegions.Named(List<RegionKey> keys) ->
                keys.isEmpty()
                        ? NOTHING
                        : keys.stream().map(key -> new NamePattern(key.value())).toList();
        };
    }
}
