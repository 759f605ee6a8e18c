package io.vivenuoperator.platform.service.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Names requests, so that a client, a proxy and our log can speak of the same one. */
public final class RequestIds {
    public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    /** It goes into the log and back to the client: nothing that either could take for something else. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private final AtomicLong requests = new AtomicLong();

    /** The given one, or one of ours when there is none or when it is odd. */
    public String idOf(Optional<String> given) {
        return given.filter(id -> SANE.matcher(id).matches())
                .orElseGet(() -> process + "-" + Long.toString(requests.incrementAndGet(), Character.MAX_RADIX));
    }
}
