package io.vivenuoperator.platform.api.origin;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.exchange.CommonHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The origins whose pages may read answers in a browser (CORS). Without any, no answer has a word about it. Cookies are never
 * allowed: such a page sends a key or a token.
 */
public record AllowedOrigins(List<String> origins) implements CommonHeaders {
    private static final String EXAMPLE = "must be a list of origins such as https://board.example.com";
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final String EXPOSED =
            "As-Of, Completeness-Percent, Data-Through, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Stale, WWW-Authenticate, X-Request-Id";
    private static final String MAY_BE_SENT = "Authorization, If-None-Match, Last-Event-ID, X-Request-Id";
    private static final String SECONDS_OF_A_PREFLIGHT = "600";

    public AllowedOrigins {
        origins = List.copyOf(origins);
    }

    /**
     * Reads {@code ALLOWED_ORIGINS}.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if it is invalid
     */
    public static AllowedOrigins from(EnvironmentVariables environment) {
        return new AllowedOrigins(environment.list("ALLOWED_ORIGINS", EXAMPLE, AllowedOrigins::origin));
    }

    /** As browsers write it: lower case, without the usual port, a path or a slash. */
    private static String origin(String text) {
        try {
            var uri = new URI(text);
            String written = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            boolean usual = "http".equals(uri.getScheme()) ? uri.getPort() == 80 : uri.getPort() == 443;
            if (uri.getHost() != null
                    && SCHEMES.contains(uri.getScheme())
                    && !usual
                    && text.equals(written.toLowerCase(Locale.ROOT))) {
                return text;
            }
        } catch (URISyntaxException e) {
            // The message below says what it must be.
        }
        throw new IllegalArgumentException(EXAMPLE);
    }

    @Override
    public List<Header> of(Method method, Function<HeaderName, Optional<String>> request) {
        if (origins.isEmpty()) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>();
        headers.add(HeaderValues.create(HeaderNames.VARY, "Origin"));
        request.apply(HeaderNames.ORIGIN).filter(origins::contains).ifPresent(origin -> {
            headers.add(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin));
            if (method.equals(Method.OPTIONS)) {
                headers.add(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"));
                headers.add(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, MAY_BE_SENT));
                headers.add(HeaderValues.create(HeaderNames.ACCESS_CONTROL_MAX_AGE, SECONDS_OF_A_PREFLIGHT));
            } else {
                headers.add(HeaderValues.create(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED));
            }
        });
        return headers;
    }
}
