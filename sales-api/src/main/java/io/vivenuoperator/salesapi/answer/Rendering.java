package io.vivenuoperator.salesapi.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of an answer.
 *
 * @param asOf what they say of their moment
 * @param gzip the same compressed, unless they are few
 */
@SuppressWarnings("ArrayRecordComponent")
record Rendering(Instant asOf, byte[] plain, Optional<byte[]> gzip) {
    private static final int WORTH_COMPRESSING = 1_024;

    static Rendering of(String json, Instant asOf) {
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        return new Rendering(
                asOf, plain, plain.length < WORTH_COMPRESSING ? Optional.empty() : Optional.of(compressed(plain)));
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
