package io.vivenuoperator.crd.schema;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The zones that both Kubernetes and Java know, by name: neither takes another spelling. */
public final class TimeZoneRules {
    private static final String NAMES = "/time-zones.txt";

    private TimeZoneRules() {}

    public static List<CelRule> of(String field) {
        return List.of(
                CelRule.matching(
                        "^(" + pattern(names()) + ")$",
                        field
                                + " must be a zone of the IANA time zone database in its exact spelling, for example Etc/UTC or Europe/Berlin; abbreviations such as CEST are none"));
    }

    public static List<String> names() {
        try (var in = Objects.requireNonNull(TimeZoneRules.class.getResourceAsStream(NAMES));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An area is named once. */
    private static String pattern(List<String> names) {
        var plain = new TreeSet<String>();
        var areas = new TreeMap<String, List<String>>();
        for (var name : names) {
            var slash = name.indexOf('/');
            if (slash < 0) {
                plain.add(name.replace("+", "[+]"));
            } else {
                areas.computeIfAbsent(name.substring(0, slash), area -> new ArrayList<>())
                        .add(name.substring(slash + 1));
            }
        }
        var nested = areas.entrySet().stream().map(area -> area.getKey() + "/(" + pattern(area.getValue()) + ")");
        return Stream.concat(nested, plain.stream()).collect(joining("|"));
    }
}
