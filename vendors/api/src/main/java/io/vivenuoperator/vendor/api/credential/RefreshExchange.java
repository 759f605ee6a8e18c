package io.vivenuoperator.vendor.api.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.ClientRefused;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.GrantEnded;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.GrantRenewed;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.RefreshDelayed;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.RefreshUncertain;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks a token endpoint, as OAuth has it, once. */
public final class RefreshExchange {
    /** Less than the minute for which nobody else may ask. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private static final int BAD_REQUEST = 400;

    private final HttpTransport transport;
    private final String platform;

    private RefreshExchange(HttpTransport transport, String platform) {
        this.transport = transport;
        this.platform = platform;
    }

    /**
     * At this endpoint.
     *
     * @param service with {@link TokenErrorJudge} as its judge
     */
    public static RefreshExchange at(HttpClient http, RemoteService service, Clock clock) {
        var transport =
                new HttpTransport(http, service, CallPolicy.singleAttempt(clock).withTimeout(TIMEOUT));
        return new RefreshExchange(transport, service.name());
    }

    /**
     * Asks.
     *
     * @param fallback the refresh token that goes on if the answer has none; empty if it must have one
     * @throws HttpCallException if this thread is interrupted
     */
    public RefreshOutcome ask(HttpCall call, String fallback) {
        try {
            return new GrantRenewed(transport.send(call, body -> grant(body, fallback)));
        } catch (HttpCallException e) {
            return outcome(e, String.valueOf(e.getMessage()));
        }
    }

    private static AccessGrant grant(InputStream body, String fallback) throws IOException, ForeignAnswerException {
        JsonNode answer = JsonDocument.answer(body);
        String access = answer.path("access_token").asText("");
        String refresh = answer.path("refresh_token").asText(fallback);
        long seconds = answer.path("expires_in").asLong(0);
        if (access.isBlank() || refresh.isBlank() || seconds <= 0) {
            throw new ForeignAnswerException("both tokens and their lifetime");
        }
        return new AccessGrant(access, refresh, Duration.ofSeconds(seconds));
    }

    private RefreshOutcome outcome(HttpCallException failure, String sentence) {
        return switch (failure.reason()) {
            case KEY_REFUSED ->
                failure.status().equals(OptionalInt.of(BAD_REQUEST))
                        ? new GrantEnded(platform + " takes this refresh token no longer")
                        : new ClientRefused(sentence);
            case NOT_FOUND, REJECTED, PROTOCOL -> new ClientRefused(sentence);
            case RATE_LIMITED -> new RefreshDelayed(failure.retryAfter(), sentence);
            case UNAVAILABLE -> new RefreshUncertain(sentence);
            case INTERRUPTED -> throw failure;
        };
    }
}
