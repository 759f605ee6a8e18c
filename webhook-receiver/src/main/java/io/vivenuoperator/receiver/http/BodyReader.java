package io.vivenuoperator.receiver.http;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpMediaType;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Takes a body in, and stops as soon as it is too large, too slow or of the wrong kind. */
final class BodyReader {

    private static final int CHUNK = 16 * 1_024;

    private final int limit;
    private final Duration patience;

    BodyReader(int limit, Duration patience) {
        this.limit = limit;
        this.patience = patience;
    }

    Body read(ServerRequest request) throws IOException {
        ServerRequestHeaders headers = request.headers();
        if (headers.contentLength().orElse(0) > limit) {
            return new Body.Unusable(Refusal.tooLarge(limit));
        }
        if (!request.content().hasEntity()) {
            return new Body.Unusable(Refusal.empty());
        }
        if (!isJson(headers)) {
            return new Body.Unusable(Refusal.contentType());
        }
        return drain(
                request.content().inputStream(), (int) headers.contentLength().orElse(CHUNK));
    }

    private static boolean isJson(ServerRequestHeaders headers) {
        try {
            Optional<HttpMediaType> type = headers.contentType();
            return type.isPresent() && type.get().mediaType().equals(MediaTypes.APPLICATION_JSON);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Body drain(InputStream in, int expected) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        var body = new ByteArrayOutputStream(Math.max(1, expected));
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > limit) {
                return new Body.Unusable(Refusal.tooLarge(limit));
            }
            if (System.nanoTime() > deadline) {
                return new Body.Unusable(Refusal.slowBody());
            }
        }
        return body.size() == 0 ? new Body.Unusable(Refusal.empty()) : new Body.Raw(body.toByteArray());
    }
}
