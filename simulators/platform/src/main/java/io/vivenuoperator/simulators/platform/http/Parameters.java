package io.vivenuoperator.simulators.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a query or of a form, decoded; a name may come several times. */
public record Parameters(Map<String, List<String>> values) {
    private static final Pattern PAIR = Pattern.compile("[^&]+");

    public Parameters {
        values = Map.copyOf(values);
    }

    /** Those of {@code a=1&b=2}; what is no pair has an empty value. */
    public static Parameters of(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        PAIR.matcher(encoded).results().forEach(pair -> {
            String text = pair.group();
            int end = text.indexOf('=');
            String name = decoded(end < 0 ? text : text.substring(0, end));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(end < 0 ? "" : decoded(text.substring(end + 1)));
        });
        return new Parameters(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The names that were given. */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * A whole number within bounds.
     *
     * @throws BadRequestException if it is none
     */
    public int number(String name, int absent, int least, int most) {
        Optional<String> text = first(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException(name, name + " must be a whole number", e);
        }
        throw new BadRequestException(name, name + " must be between " + least + " and " + most);
    }
}
