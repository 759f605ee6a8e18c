package io.vivenuoperator.salesapi.event;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.store.query.EventFigures;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which events a list has. */
final class EventFilter {
    private static final List<String> STATUSES = List.of("planned", "onSale", "soldOut", "past", "deleted");
    private static final String DELETED = "deleted";
    private static final List<EventField> DATES = List.of(EventField.EVENT_DATE, EventField.SALES_START_DATE);
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** How a field is compared with a parameter's time. */
    private enum Comparison {
        GT,
        GTE,
        LT,
        LTE;

        String parameter(EventField field) {
            return field.word() + "[" + name().toLowerCase(Locale.ROOT) + "]";
        }

        boolean holds(int order) {
            return switch (this) {
                case GT -> order > 0;
                case GTE -> order >= 0;
                case LT -> order < 0;
                case LTE -> order <= 0;
            };
        }
    }

    private final List<String> regions;
    private final List<Predicate<EventFigures>> conditions;

    private EventFilter(List<String> regions, List<Predicate<EventFigures>> conditions) {
        this.regions = regions;
        this.conditions = conditions;
    }

    static List<String> parameters() {
        List<String> names = new ArrayList<>(List.of("region", "status", "q", "tz"));
        for (EventField field : DATES) {
            for (Comparison comparison : Comparison.values()) {
                names.add(comparison.parameter(field));
            }
        }
        return names;
    }

    static EventFilter of(Parameters parameters) throws BadParameterException {
        List<Predicate<EventFigures>> conditions = new ArrayList<>();
        List<String> statuses = parameters.listOf("status", STATUSES);
        conditions.add(
                statuses.isEmpty()
                        ? event -> !event.status().equals(DELETED)
                        : event -> statuses.contains(event.status()));
        ZoneId zone = parameters.zone("tz", ZoneOffset.UTC);
        for (EventField field : DATES) {
            for (Comparison comparison : Comparison.values()) {
                Optional<Instant> bound = parameters.instant(comparison.parameter(field), zone);
                bound.ifPresent(at ->
                        conditions.add(event -> field.of(event) instanceof EventFieldValue.Moment(Instant value)
                                && comparison.holds(value.compareTo(at))));
            }
        }
        parameters
                .text("q")
                .map(EventFilter::plain)
                .ifPresent(wanted ->
                        conditions.add(event -> plain(event.eventName()).contains(wanted)
                                || plain(event.eventId()).equals(wanted)));
        return new EventFilter(parameters.list("region"), conditions);
    }

    /** Without case and accents. */
    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the region is asked for; every one is, unless some are named. */
    boolean asksFor(String region) {
        return regions.isEmpty() || regions.contains(region);
    }

    boolean matches(EventFigures event) {
        return asksFor(event.region()) && conditions.stream().allMatch(condition -> condition.test(event));
    }
}
