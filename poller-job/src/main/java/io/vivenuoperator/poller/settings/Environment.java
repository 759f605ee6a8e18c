package io.vivenuoperator.poller.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The process' environment; an empty variable is as good as an absent one. */
record Environment(Map<String, String> variables) {

    Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** @param fix what to set it to, as the end of a sentence that starts with the variable's name */
    String required(String name, String fix) {
        return optional(name).orElseThrow(() -> new MisconfiguredException(name, "is not set: " + fix));
    }

    /** @param parse throws IllegalArgumentException with a message that may be shown */
    <T> T parsed(String name, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name, "is wrong: " + e.getMessage());
        }
    }

    int whole(String name, int whenAbsent, int least, int most) {
        return optional(name).map(text -> whole(name, text, least, most)).orElse(whenAbsent);
    }

    Duration seconds(String name, Duration whenAbsent) {
        return optional(name)
                .map(text -> Duration.ofSeconds(whole(name, text, 0, 86_400)))
                .orElse(whenAbsent);
    }

    /** At least one second, or empty when it is not set. */
    Optional<Duration> optionalSeconds(String name) {
        return optional(name).map(text -> Duration.ofSeconds(whole(name, text, 1, 86_400)));
    }

    /** At least so many, or empty when it is not set. */
    Optional<Duration> optionalDays(String name, Duration least) {
        return optional(name).map(text -> Duration.ofDays(whole(name, text, (int) least.toDays(), 36_500)));
    }

    private static int whole(String name, String text, int least, int most) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new MisconfiguredException(name, "must be a whole number from " + least + " to " + most);
    }
}
