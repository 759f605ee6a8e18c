package io.vivenuoperator.events.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The header {@code traceparent} (W3C Trace Context). All attempts of a message, at whatever endpoint, belong to one trace, whose id
 * is made of the message's; nobody has to have recorded it.
 */
public final class TraceParent {
    private static final int TRACE_OCTETS = 16;
    private static final int SPAN_OCTETS = 8;

    private TraceParent() {}

    /** For one attempt. */
    public static String of(String messageId, RandomGenerator random) {
        byte[] span = new byte[SPAN_OCTETS];
        random.nextBytes(span);
        // All zeros are no id.
        span[0] |= 1;
        return "00-" + trace(messageId) + "-" + HexFormat.of().formatHex(span) + "-00";
    }

    private static String trace(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, TRACE_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
