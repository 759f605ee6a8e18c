package io.vivenuoperator.controller.settings;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Environment variables, read one by one; each complaint names the variable and the fix. */
record Environment(Map<String, String> variables) {

    Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name, String fix) {
        return optional(name).orElseThrow(() -> new MisconfiguredException(name + " is not set: " + fix));
    }

    String text(String name, String fallback) {
        return optional(name).orElse(fallback);
    }

    int port(String name, int fallback) {
        return optional(name).map(value -> port(name, value)).orElse(fallback);
    }

    private static int port(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new MisconfiguredException(name + " is not a number: give a port between 0 and 65535");
        }
        throw new MisconfiguredException(name + " is out of range: give a port between 0 and 65535");
    }

    Duration duration(String name, Duration fallback, Duration least) {
        try {
            var duration = optional(name).map(Duration::parse).orElse(fallback);
            if (duration.compareTo(least) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new MisconfiguredException(name + " is not a duration: give ISO-8601, for example " + fallback);
        }
        throw new MisconfiguredException(name + " is too short: give at least " + least);
    }

    /** Absent: for good. */
    Optional<Integer> days(String name, int least) {
        return optional(name).map(value -> days(name, value, least));
    }

    private static int days(String name, String value, int least) {
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= least) {
            return Integer.parseInt(value);
        }
        throw new MisconfiguredException(
                name + " must be a whole number of days, at least " + least + "; without it nothing is forgotten");
    }

    boolean flag(String name) {
        var value = text(name, "false");
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new MisconfiguredException(name + " must be true or false");
    }

    String url(String name, String fix) {
        var value = required(name, fix);
        try {
            var uri = URI.create(value);
            var http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && !value.endsWith("/")) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name + " is not a URL: " + fix);
        }
        throw new MisconfiguredException(name + " is not an http(s) URL without query and trailing slash: " + fix);
    }
}
