package io.vivenuoperator.events.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** A body within its limit, or the reason why there is none. */
public final class JsonRequest {
    public static final String MEDIA_TYPE = "application/json";

    private JsonRequest() {}

    /** A body of JSON. */
    public static FormatOutcome of(String json, TargetLimits limits) {
        return of(json, Map.of("Content-Type", MEDIA_TYPE), limits);
    }

    /** A body with these headers. */
    public static FormatOutcome of(String body, Map<String, String> headers, TargetLimits limits) {
        byte[] octets = body.getBytes(UTF_8);
        return octets.length <= limits.bodyBytes()
                ? new FormatOutcome.Sendable(new DeliveryContent(octets, headers))
                : new FormatOutcome.Unsendable(
                        FormatOutcome.TOO_LARGE,
                        "the body has %,d bytes and the target takes %,d".formatted(octets.length, limits.bodyBytes()));
    }
}
