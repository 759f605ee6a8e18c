package io.vivenuoperator.simulators.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A request as it came.
 *
 * @param method in upper case
 * @param path without the query, not decoded
 * @param rawQuery the query as it came; empty without one
 * @param headers by their names in lower case
 */
public record Request(String method, String path, String rawQuery, Map<String, String> headers, String body) {
    private static final Pattern SEGMENT = Pattern.compile("[^/]+");

    public Request {
        headers = Map.copyOf(headers);
    }

    /** The query, decoded. */
    public Parameters query() {
        return Parameters.of(rawQuery);
    }

    /** A header by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** What follows a scheme in {@code Authorization}. */
    public Optional<String> authorization(String scheme) {
        String prefix = scheme + " ";
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(value -> value.substring(prefix.length()).strip());
    }

    /** The parts of the path. */
    public List<String> segments() {
        return SEGMENT.matcher(path).results().map(MatchResult::group).toList();
    }

    /** Method and path shape: each part that {@code *} stands for may be anything. */
    public boolean is(String wantedMethod, String shape) {
        List<String> wanted =
                SEGMENT.matcher(shape).results().map(MatchResult::group).toList();
        List<String> given = segments();
        if (!method.equals(wantedMethod) || wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The part of the path at a place, from 0. */
    public String segment(int place) {
        return segments().get(place);
    }

    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]";
    }
}
