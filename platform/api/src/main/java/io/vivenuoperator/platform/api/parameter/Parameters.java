package io.vivenuoperator.platform.api.parameter;

import io.vivenuoperator.platform.service.exchange.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request's parameters, all of them known and each given once. */
public final class Parameters {
    private static final int LONGEST = 2_000;
    /** Java would also read the digits of other scripts. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final SequencedMap<String, String> values;

    private Parameters(SequencedMap<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @throws BadParameterException for one that is unknown, given twice or too long
     */
    public static Parameters of(QueryParameters query, Collection<String> known) throws BadParameterException {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : query.values().entrySet()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                throw new BadParameterException(shown(name), unknown(name, known));
            }
            if (parameter.getValue().size() > 1) {
                throw new BadParameterException(name, "give it once; several values are divided by commas");
            }
            if (parameter.getValue().getFirst().length() > LONGEST) {
                throw new BadParameterException(name, "at most " + LONGEST + " characters");
            }
            values.put(name, parameter.getValue().getFirst());
        }
        return new Parameters(values);
    }

    private static String unknown(String name, Collection<String> known) {
        return known.isEmpty()
                ? "there is no parameter here"
                : "there is no such parameter; did you mean " + NearestName.of(shown(name), known) + "?";
    }

    /** A stranger's text is not repeated at length. */
    private static String shown(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), 40));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The values between commas; empty when absent. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** The values between commas, all of which must be known. */
    public List<String> listOf(String name, Collection<String> known) throws BadParameterException {
        List<String> given = list(name);
        for (String value : given) {
            if (!known.contains(value)) {
                throw new BadParameterException(
                        name,
                        "must be of " + String.join(", ", known) + " (nearest: " + NearestName.of(shown(value), known)
                                + ")");
            }
        }
        return given;
    }

    /** One value, which must be known. */
    public String word(String name, String whenAbsent, Collection<String> known) throws BadParameterException {
        List<String> given = listOf(name, known);
        if (given.size() > 1) {
            throw new BadParameterException(name, "must be one of " + String.join(", ", known));
        }
        return given.isEmpty() ? whenAbsent : given.getFirst();
    }

    /** A whole number. */
    public int number(String name, int whenAbsent, int least, int most) throws BadParameterException {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return whenAbsent;
        }
        if (NUMBER.matcher(given.get()).matches()) {
            int number = Integer.parseInt(given.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BadParameterException(name, "must be a whole number from " + least + " to " + most);
    }

    /** True or false, which is also what is absent. */
    public boolean flag(String name) throws BadParameterException {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameterException(name, "must be true or false");
        };
    }

    /** A time; a bare date begins in that zone. */
    public Optional<Instant> instant(String name, ZoneId zone) throws BadParameterException {
        Optional<String> given = text(name);
        return given.isEmpty() ? Optional.empty() : Optional.of(TimeText.instant(name, given.get(), zone));
    }

    /** A zone by its name in the IANA time zone database. */
    public ZoneId zone(String name, ZoneId whenAbsent) throws BadParameterException {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return whenAbsent;
        }
        try {
            if (ZoneId.getAvailableZoneIds().contains(given.get())) {
                return ZoneId.of(given.get());
            }
        } catch (DateTimeException e) {
            // The message below says what it must be.
        }
        throw new BadParameterException(name, "must be a time zone such as Europe/Berlin or UTC");
    }

    /** All but these in one spelling, to compare questions by. */
    public String canonicalWithout(Collection<String> left) {
        var sorted = new TreeMap<>(values);
        sorted.keySet().removeAll(left);
        return sorted.toString();
    }
}
