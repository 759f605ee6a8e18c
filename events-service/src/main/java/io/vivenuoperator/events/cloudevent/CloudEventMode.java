package io.vivenuoperator.events.cloudevent;

import java.util.Locale;
import java.util.Optional;

/** In which way a request carries CloudEvents. */
public enum CloudEventMode {
    STRUCTURED,
    BATCH,
    BINARY,
    /** It carries none. */
    NONE;

    /**
     * By the request's head; the media type decides first (HTTP binding 1.0, 3).
     *
     * @param specversion whether there is a header {@code ce-specversion}
     */
    public static CloudEventMode of(Optional<String> contentType, boolean specversion) {
        String[] parts = contentType.orElse("").split(";", 2);
        return switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/cloudevents+json" -> STRUCTURED;
            case "application/cloudevents-batch+json" -> BATCH;
            default -> specversion ? BINARY : NONE;
        };
    }
}
