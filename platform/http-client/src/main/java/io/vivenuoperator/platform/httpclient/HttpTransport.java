package io.vivenuoperator.platform.httpclient;

import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.answer.AnswerBody;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.BodyReader;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.platform.httpclient.clock.ServerClock;
import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.platform.httpclient.failure.NoAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Sends calls to one service on behalf of one caller: charges each attempt to the budget, limits its time, and repeats it
 * if that helps.
 */
public final class HttpTransport {
    private static final int DEEPEST_CAUSE = 8;

    private final HttpClient http;
    private final RemoteService service;
    private final CallPolicy policy;
    private final HttpRequests requests;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ServerClock serverClock = new ServerClock();

    /**
     * Creates a transport with its own clock.
     *
     * @param http to be shared, see {@link #newHttpClient()}
     */
    public HttpTransport(HttpClient http, RemoteService service, CallPolicy policy) {
        this.http = http;
        this.service = service;
        this.policy = policy;
        this.requests = new HttpRequests(service, policy.timeout());
    }

    /** A client to share, which connects as the JVM is told by its own properties. */
    public static HttpClient newHttpClient() {
        return newHttpClient(HttpConnectionSettings.none());
    }

    /**
     * A client to share: no redirects, which would send the key elsewhere; HTTP/1.1, because calls are sequential.
     */
    public static HttpClient newHttpClient(HttpConnectionSettings connection) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10));
        connection.applyTo(client);
        return client.build();
    }

    /**
     * Returns what the reader makes of a 2xx answer; nothing else of it is kept.
     *
     * @throws HttpCallException for any other outcome, after the attempts that the policy allows
     */
    public <T> T send(HttpCall call, BodyReader<T> reader) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(call, reader);
            } catch (HttpCallException failure) {
                waitBeforeNext(call, failure, attempt);
            }
        }
    }

    /** Waits as long as a failure requires; for callers that handle a 503 themselves. */
    public void backOff(HttpCallException failure, int failed) {
        pause(failure.retryAfter().orElseGet(() -> policy.retry().backoff(failed, random)));
    }

    /** The server's time, from the earliest of its answers so far; empty until an answer shows it. */
    public Optional<ServerTime> serverTime() {
        return serverClock.earliest();
    }

    private void waitBeforeNext(HttpCall call, HttpCallException failure, int attempt) {
        if (!call.mayBeRepeated(failure)) {
            throw failure;
        }
        pause(policy.retry().delayAfter(failure, attempt, random).orElseThrow(() -> failure));
    }

    private <T> T attempt(HttpCall call, BodyReader<T> reader) {
        acquire();
        HttpRequest request = requests.of(call);
        askGuard(call, request);
        long begun = System.nanoTime();
        HttpResponse<InputStream> response = exchange(call, request);
        Instant answeredAt = policy.clock().instant();
        try (AnswerBody body =
                new AnswerBody(response.body(), policy.timeout().minusNanos(System.nanoTime() - begun))) {
            try {
                return taken(call, response, answeredAt, body, reader);
            } catch (IOException e) {
                throw brokenOff(call, body, e);
            }
        } catch (IOException e) {
            throw HttpCallException.of(Reason.UNAVAILABLE, answerTo(call) + " was cut off", e);
        }
    }

    private void askGuard(HttpCall call, HttpRequest request) {
        try {
            Optional<String> refusal = policy.guard().refusal(request.uri(), HostLookup.system());
            if (refusal.isPresent()) {
                throw HttpCallException.of(
                        Reason.REJECTED, "The address of " + service.name() + " may not be called: " + refusal.get());
            }
        } catch (UnknownHostException e) {
            throw noAnswer(call, e);
        }
    }

    private <T> T taken(
            HttpCall call,
            HttpResponse<InputStream> response,
            Instant answeredAt,
            AnswerBody body,
            BodyReader<T> reader)
            throws IOException {
        var head = new AnswerHead(response.statusCode(), response.headers());
        var failed = new FailedAnswer(service, call, head, policy.clock());
        if (!head.isSuccess()) {
            throw refused(failed, body);
        }
        try {
            T value = reader.read(body);
            body.drain();
            policy.budget().onAnswer(head.headers());
            policy.budget().onAccepted();
            // Not earlier: whatever answers in the service's place has its own clock.
            serverClock.answered(head.status(), head.headers(), answeredAt);
            return value;
        } catch (ForeignAnswerException e) {
            throw failed.stranger(", without " + e.getMessage());
        }
    }

    private HttpCallException refused(FailedAnswer failed, AnswerBody body) throws IOException {
        HttpCallException failure =
                ownError(failed.head(), body).map(failed::refusal).orElseGet(() -> failed.stranger(""));
        if (failed.isRateLimit()) {
            // Whoever sent it: we are asking too often.
            policy.budget().onRateLimited(failure.retryAfter());
        }
        return failure;
    }

    private Optional<OwnError> ownError(AnswerHead head, AnswerBody body) throws IOException {
        return head.isMitigated()
                ? Optional.empty()
                : service.judge().ownError(head, () -> body.readNBytes(ErrorBody.LONGEST));
    }

    /** Returns with the headers; the body is limited by the time that is left. */
    private HttpResponse<InputStream> exchange(HttpCall call, HttpRequest request) {
        CompletableFuture<HttpResponse<InputStream>> pending = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return pending.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw HttpCallException.of(
                    Reason.UNAVAILABLE, service.name() + " did not answer " + call + " within " + policy.timeout());
        } catch (ExecutionException e) {
            throwIfOutOfMemory(e);
            throw noAnswer(call, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw interrupted();
        }
    }

    private HttpCallException noAnswer(HttpCall call, Throwable cause) {
        return HttpCallException.of(
                Reason.UNAVAILABLE, "No answer from " + service.name() + " to " + call + NoAnswer.why(cause), cause);
    }

    private HttpCallException brokenOff(HttpCall call, AnswerBody body, IOException e) {
        throwIfOutOfMemory(e);
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        return body.isLate()
                ? HttpCallException.tooSlow(answerTo(call) + " did not end within " + policy.timeout())
                : HttpCallException.of(Reason.UNAVAILABLE, answerTo(call) + " was cut off", e);
    }

    private String answerTo(HttpCall call) {
        return service.name() + "'s answer to " + call;
    }

    private void acquire() {
        try {
            policy.budget().acquire();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void pause(Duration duration) {
        try {
            policy.pause().pause(duration);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpCallException interrupted() {
        Thread.currentThread().interrupt();
        return HttpCallException.of(Reason.INTERRUPTED, "Interrupted during a call to " + service.name());
    }

    /** The HTTP client's threads report anything that happens to them as a failed request. */
    private static void throwIfOutOfMemory(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError outOfMemory) {
                throw outOfMemory;
            }
            cause = cause.getCause();
        }
    }
}
