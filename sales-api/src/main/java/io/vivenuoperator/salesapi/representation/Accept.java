package io.vivenuoperator.salesapi.representation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code Accept} header (RFC 9110, 12.5.1): which media types are wanted, and how much. */
public record Accept(List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("\\s*([^\\s/;,]+)/([^\\s/;,]+)\\s*(;.*)?", Pattern.DOTALL);
    private static final Pattern QUALITY = Pattern.compile("(?i)q\\s*=\\s*([01](?:\\.\\d{0,3})?)");
    private static final Pattern ANY_QUALITY = Pattern.compile("(?i)q\\s*=.*", Pattern.DOTALL);
    private static final String ANY = "*";

    public Accept {
        ranges = List.copyOf(ranges);
    }

    /**
     * Some media types.
     *
     * @param quality 0 if they are not wanted, 1 if they are wanted most
     */
    record Range(String type, String subtype, double quality) {
        /** How exactly it names one: 0 if it does not mean it at all. */
        int exactness(Form form) {
            String[] name = form.mediaType().split("/", -1);
            if (subtype.equals(ANY)) {
                return type.equals(ANY) ? 1 : type.equals(name[0]) ? 2 : 0;
            }
            return type.equals(name[0]) && subtype.equals(name[1]) ? 3 : 0;
        }
    }

    /** What can't be read in it counts as not written. */
    public static Accept of(String header) {
        return new Accept(Arrays.stream(header.split(",", -1))
                .flatMap(text -> range(text).stream())
                .toList());
    }

    private static Optional<Range> range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        String parameters = Optional.ofNullable(range.group(3)).orElse("");
        return quality(parameters)
                .map(quality -> new Range(
                        range.group(1).toLowerCase(Locale.ROOT), range.group(2).toLowerCase(Locale.ROOT), quality));
    }

    /** 1 if there is none; empty if it is no number from 0 to 1. */
    private static Optional<Double> quality(String parameters) {
        Optional<String> given = Arrays.stream(parameters.split(";", -1))
                .map(String::strip)
                .filter(parameter -> ANY_QUALITY.matcher(parameter).matches())
                .findFirst();
        if (given.isEmpty()) {
            return Optional.of(1.0);
        }
        Matcher quality = QUALITY.matcher(given.get());
        return quality.matches()
                ? Optional.of(Double.parseDouble(quality.group(1))).filter(value -> value <= 1)
                : Optional.empty();
    }

    /**
     * The one that is wanted most: of equals the one that is named more exactly, then the one that is offered first.
     *
     * @param offered in the order of our preference
     */
    public Optional<Form> choose(List<Form> offered) {
        return offered.stream()
                .map(form -> new Candidate(form, range(form)))
                .filter(candidate -> candidate.quality() > 0)
                .max(Comparator.comparingDouble(Candidate::quality)
                        .thenComparingInt(Candidate::exactness)
                        .thenComparingInt(candidate -> -offered.indexOf(candidate.form())))
                .map(Candidate::form);
    }

    /** The one that names it most exactly decides. */
    private Optional<Range> range(Form form) {
        return ranges.stream()
                .filter(range -> range.exactness(form) > 0)
                .max(Comparator.comparingInt(range -> range.exactness(form)));
    }

    private record Candidate(Form form, Optional<Range> range) {
        double quality() {
            return range.map(Range::quality).orElse(0.0);
        }

        int exactness() {
            return range.map(found -> found.exactness(form)).orElse(0);
        }
    }
}
