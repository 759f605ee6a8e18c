package io.vivenuoperator.receiver.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.receiver.wire.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Takes a body in, and stops as soon as it is too large, too slow or of the wrong kind. */
final class BodyReader {

    private static final int CHUNK = 16 * 1_024;

    /** Whoever sends a byte now and then is told why; whoever falls silent for longer than this is cut off. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Closing at once, while something still comes, would take the answer away from the client. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final int limit;
    private final Duration patience;
    private final SlowClientGuard watchdog;

    BodyReader(int limit, Duration patience, SlowClientGuard watchdog) {
        this.limit = limit;
        this.patience = patience;
        this.watchdog = watchdog;
    }

    /**
     * The whole body, or why there is none.
     *
     * @throws BodyGoneException when it ended halfway
     */
    RequestBody read(ServerRequest request) throws IOException, BodyGoneException {
        ServerRequestHeaders headers = request.headers();
        if (headers.contentLength().orElse(0) > limit) {
            return unread(Rejection.tooLarge(limit), request);
        }
        if (!request.content().hasEntity()) {
            return RequestBody.Unusable.unread(Rejection.empty());
        }
        if (encoded(headers)) {
            return unread(Rejection.contentEncoding(), request);
        }
        if (!MediaType.mayBeJson(headers.first(HeaderNames.CONTENT_TYPE))) {
            return unread(Rejection.contentType(), request);
        }
        SlowClientGuard.Watch watch = watchdog.over(patience.plus(SILENCE));
        try (watch) {
            return drain(request.content().inputStream(), (int)
                    headers.contentLength().orElse(CHUNK));
        } catch (UnreadableException e) {
            return RequestBody.Unusable.unread(Rejection.unreadable(e.fault()));
        } catch (UncheckedIOException | CloseConnectionException | InsufficientDataAvailableException e) {
            throw new BodyGoneException(watch.ended() ? AbortedRequests.At.BODY : AbortedRequests.At.CLIENT_GONE, e);
        }
    }

    /** Takes what is on its way, but not for long, so that the answer arrives before the connection ends. */
    void linger(RequestBody.Unusable body) {
        try (var _ = watchdog.over(LINGER)) {
            body.rest().skipNBytes(limit);
        } catch (IOException
                | UncheckedIOException
                | UnreadableException
                | CloseConnectionException
                | InsufficientDataAvailableException e) {
            // The end of it, one way or another.
        }
    }

    /** Leaves the body where it is. */
    static RequestBody.Unusable unread(Rejection refusal, ServerRequest request) {
        // Opening the stream would ask a client that waits for "100 Continue" to go on.
        return request.headers().contains(HeaderValues.EXPECT_100)
                ? RequestBody.Unusable.unread(refusal)
                : new RequestBody.Unusable(refusal, request.content().inputStream());
    }

    private static boolean encoded(ServerRequestHeaders headers) {
        return headers.first(HeaderNames.CONTENT_ENCODING)
                .filter(coding -> !coding.isBlank() && !"identity".equalsIgnoreCase(coding.strip()))
                .isPresent();
    }

    private RequestBody drain(InputStream in, int expected) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        var body = new ByteArrayOutputStream(Math.max(1, expected));
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > limit) {
                return new RequestBody.Unusable(Rejection.tooLarge(limit), in);
            }
            if (System.nanoTime() > deadline) {
                return new RequestBody.Unusable(Rejection.slowBody(), in);
            }
        }
        return body.size() == 0
                ? RequestBody.Unusable.unread(Rejection.empty())
                : new RequestBody.Raw(body.toByteArray());
    }
}
