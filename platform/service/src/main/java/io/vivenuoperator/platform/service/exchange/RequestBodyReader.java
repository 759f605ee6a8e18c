package io.vivenuoperator.platform.service.exchange;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.platform.service.access.AbortedRequests;
import io.vivenuoperator.platform.service.limits.ClientDeadline;
import io.vivenuoperator.platform.service.limits.SlowClientGuard;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.wire.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Reads a body, and stops as soon as it is too large, too slow or of the wrong type. */
public final class RequestBodyReader {
    private static final int CHUNK = 16 * 1_024;

    /** A client that keeps sending slowly gets an error response; one that is silent for longer than this is cut off. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Closing the connection while data is still arriving would discard the response. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final int limit;
    private final Duration patience;
    private final SlowClientGuard guard;

    public RequestBodyReader(int limit, Duration patience, SlowClientGuard guard) {
        this.limit = limit;
        this.patience = patience;
        this.guard = guard;
    }

    /**
     * The whole body, or why there is none.
     *
     * @throws BodyGoneException if it ended early
     */
    RequestBody read(ServerRequest request, BodyPolicy policy) throws IOException, BodyGoneException {
        ServerRequestHeaders headers = request.headers();
        if (headers.contentLength().orElse(0) > limit) {
            return untouched(RequestProblems.tooLarge(limit), request);
        }
        if (!request.content().hasEntity()) {
            return RequestBody.NotTaken.nothingLeft(RequestProblems.emptyBody());
        }
        Optional<Problem> refused = policy.problem(headers);
        if (refused.isPresent()) {
            return untouched(refused.get(), request);
        }
        ClientDeadline watch = guard.over(patience.plus(SILENCE));
        try (watch) {
            return drain(request.content().inputStream(), (int)
                    headers.contentLength().orElse(CHUNK));
        } catch (UnreadableException e) {
            return RequestBody.NotTaken.nothingLeft(e.fault().problem());
        } catch (UncheckedIOException | CloseConnectionException | InsufficientDataAvailableException e) {
            throw new BodyGoneException(watch.ended() ? AbortedRequests.At.BODY : AbortedRequests.At.CLIENT_GONE, e);
        }
    }

    /** Reads what is in transit for a short time, so that the response arrives before the connection ends. */
    void linger(InputStream rest) {
        try (var _ = guard.over(LINGER)) {
            rest.skipNBytes(limit);
        } catch (IOException
                | UncheckedIOException
                | UnreadableException
                | CloseConnectionException
                | InsufficientDataAvailableException e) {
            // The connection ended, one way or another.
        }
    }

    private static RequestBody untouched(Problem problem, ServerRequest request) {
        return new RequestBody.NotTaken(problem, Exchange.untouched(request));
    }

    private RequestBody drain(InputStream in, int expected) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        var body = new ByteArrayOutputStream(Math.max(1, expected));
        // A whole chunk would be a quarter of what a request of the usual 4 kB allocates.
        byte[] chunk = new byte[Math.clamp(expected, 1, CHUNK)];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > limit) {
                return new RequestBody.NotTaken(RequestProblems.tooLarge(limit), in);
            }
            if (System.nanoTime() > deadline) {
                return new RequestBody.NotTaken(RequestProblems.slowBody(), in);
            }
        }
        return body.size() == 0
                ? RequestBody.NotTaken.nothingLeft(RequestProblems.emptyBody())
                : new RequestBody.Whole(body.toByteArray());
    }
}
