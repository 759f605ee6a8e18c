package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.BooleanSupplier;

/** Writes the answer. */
final class Responses {

    private final BooleanSupplier draining;

    /** Once draining, each answer closes its connection, so that a busy client lets go of it. */
    Responses(BooleanSupplier draining) {
        this.draining = draining;
    }

    /**
     * Sends it and tells the status code.
     *
     * @param last whether the connection ends after it
     */
    int send(Verdict verdict, boolean last, ServerResponse response) {
        if (last || draining.getAsBoolean()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        return switch (verdict) {
            case Verdict.Taken taken -> send(response);
            case Verdict.Refused refused -> send(refused.refusal(), response);
            case Verdict.Unauthenticated stranger -> send(stranger.refusal(), response);
        };
    }

    void notAllowed(String allowed, ServerResponse response) {
        response.header(HeaderNames.ALLOW, allowed);
        last(Rejection.notAllowed(allowed), response);
    }

    void unknownPath(ServerResponse response) {
        last(Rejection.unknownPath(), response);
    }

    private static void last(Rejection refusal, ServerResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(refusal, response);
        throw new CloseConnectionException("a body may have been left behind");
    }

    private static int send(ServerResponse response) {
        response.status(Status.NO_CONTENT_204).send();
        return Status.NO_CONTENT_204.code();
    }

    private static int send(Rejection refusal, ServerResponse response) {
        if (refusal.retryAfterSeconds() > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
        }
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.status(refusal.status())
                .send("{\"reason\":\"%s\",\"message\":\"%s\"}"
                        .formatted(
                                refusal.reason(),
                                refusal.message().replace("\\", "\\\\").replace("\"", "\\\"")));
        return refusal.status().code();
    }
}
