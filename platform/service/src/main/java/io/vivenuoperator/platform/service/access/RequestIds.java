package io.vivenuoperator.platform.service.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Identifies requests, so that a client, a proxy and our log can refer to the same one. */
public final class RequestIds {
    public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    /** It appears in the log and is returned to the client, so only characters that are safe in both are allowed. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private final AtomicLong requests = new AtomicLong();

    /** The given id, or a generated one if it is missing or contains other characters. */
    public String idOf(Optional<String> given) {
        return given.filter(id -> SANE.matcher(id).matches()).orElseGet(this::next);
    }

    /** A generated one, for a request whose headers could not be read. */
    public String next() {
        return process + "-" + Long.toString(requests.incrementAndGet(), Character.MAX_RADIX);
    }
}
