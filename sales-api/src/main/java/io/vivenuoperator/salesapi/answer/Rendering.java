package io.vivenuoperator.salesapi.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The bytes of an answer. */
final class Rendering {
    private static final int WORTH_COMPRESSING = 1_024;

    private final Instant asOf;
    private final byte[] plain;
    private volatile Optional<byte[]> gzip = Optional.empty();

    /** @param asOf what they say of their moment */
    Rendering(String json, Instant asOf) {
        this.asOf = asOf;
        this.plain = json.getBytes(StandardCharsets.UTF_8);
    }

    byte[] plain() {
        return plain;
    }

    /** The same compressed, once and only when somebody takes it; empty if they are few. */
    Optional<byte[]> gzip() {
        if (gzip.isEmpty() && plain.length >= WORTH_COMPRESSING) {
            gzip = Optional.of(compressed(plain));
        }
        return gzip;
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whether they may be sent for that moment too: what they say of it is at most a second old. */
    boolean fits(Instant moment) {
        return asOf.truncatedTo(ChronoUnit.SECONDS).equals(moment.truncatedTo(ChronoUnit.SECONDS));
    }
}
