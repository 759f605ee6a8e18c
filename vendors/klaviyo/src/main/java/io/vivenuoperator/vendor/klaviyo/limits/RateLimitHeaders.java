package io.vivenuoperator.vendor.klaviyo.limits;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says about the steady window of its path.
 *
 * @param limit requests in a window
 * @param remaining requests that are left in this one
 * @param reset the time until the next one
 */
public record RateLimitHeaders(int limit, int remaining, Duration reset) {
    /** {@code 750}, and also {@code 750, 75;w=1, 750;w=60}. */
    private static final Pattern FIRST = Pattern.compile("\\s*(\\d{1,9})\\s*(?:[,;].*)?");

    /** Reads them; empty if one of the three is missing or no number. */
    public static Optional<RateLimitHeaders> of(HttpHeaders headers) {
        Optional<Integer> limit = number(headers, "RateLimit-Limit");
        Optional<Integer> remaining = number(headers, "RateLimit-Remaining");
        Optional<Integer> reset = number(headers, "RateLimit-Reset");
        if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RateLimitHeaders(limit.get(), remaining.get(), Duration.ofSeconds(reset.get())));
    }

    private static Optional<Integer> number(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .map(FIRST::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)));
    }
}
