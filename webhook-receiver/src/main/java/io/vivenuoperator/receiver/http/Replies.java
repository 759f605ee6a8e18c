package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.BooleanSupplier;

/** Writes the answer. */
final class Replies {

    private final BooleanSupplier draining;

    /** Once draining, each answer closes its connection, so that a busy client lets go of it. */
    Replies(BooleanSupplier draining) {
        this.draining = draining;
    }

    /** Sends it and tells the status code. */
    int send(Verdict verdict, ServerResponse response) {
        if (draining.getAsBoolean()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        return switch (verdict) {
            case Verdict.Taken taken -> send(response);
            case Verdict.Refused refused -> send(refused.refusal(), response);
            case Verdict.Unauthenticated stranger -> send(stranger.refusal(), response);
        };
    }

    void notAllowed(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.ALLOW, "POST").header(HeaderValues.CONNECTION_CLOSE);
        response.status(Status.METHOD_NOT_ALLOWED_405).send();
    }

    private static int send(ServerResponse response) {
        response.status(Status.NO_CONTENT_204).send();
        return Status.NO_CONTENT_204.code();
    }

    private static int send(Refusal refusal, ServerResponse response) {
        if (refusal.retryAfterSeconds() > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
        }
        if (leavesBody(refusal.status())) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.status(refusal.status())
                .send("{\"reason\":\"%s\",\"message\":\"%s\"}"
                        .formatted(
                                refusal.reason(),
                                refusal.message().replace("\\", "\\\\").replace("\"", "\\\"")));
        return refusal.status().code();
    }

    /** Whoever sends too much or too slowly is not read to the end for the sake of the connection. */
    private static boolean leavesBody(Status status) {
        return status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
                || status.code() == Status.REQUEST_TIMEOUT_408.code()
                || status.code() == Status.UNSUPPORTED_MEDIA_TYPE_415.code();
    }
}
