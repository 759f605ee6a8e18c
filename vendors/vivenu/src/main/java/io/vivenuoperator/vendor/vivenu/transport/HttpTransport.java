package io.vivenuoperator.vendor.vivenu.transport;

import io.vivenuoperator.vendor.vivenu.failure.NotVivenuException;
import io.vivenuoperator.vendor.vivenu.failure.VivenuException;
import io.vivenuoperator.vendor.vivenu.failure.VivenuException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Sends calls with one key to one base URL: pays each attempt, bounds its time, repeats what is worth it. */
public final class HttpTransport {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int DEEPEST_CAUSE = 8;
    private static final Duration LONGEST_FOR_A_STRANGER = Duration.ofSeconds(45);

    private final HttpClient http;
    private final BaseUrl baseUrl;
    private final ApiKey key;
    private final CallPolicy policy;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ServerClock serverClock = new ServerClock();

    public HttpTransport(HttpClient http, BaseUrl baseUrl, ApiKey key, CallPolicy policy) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.key = key;
        this.policy = policy;
    }

    /**
     * A client to share: no redirects (they would carry the key elsewhere), HTTP/1.1 because calls come one after another.
     */
    public static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * What the reader makes of a 2xx answer. Nothing of an answer is kept but that.
     *
     * @throws VivenuException for every other outcome, after the attempts that the policy allows
     */
    public <T> T send(HttpCall call, BodyReader<T> reader) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(call, reader);
            } catch (VivenuException failure) {
                waitBeforeNext(call, failure, attempt);
            }
        }
    }

    /** Lets the time pass that a failure asks for; used by callers that handle a 503 themselves. */
    public void backOff(VivenuException failure, int failed) {
        pause(failure.retryAfter().orElseGet(() -> policy.retry().backoff(failed, random)));
    }

    /** What the server takes for now, by the earliest of its answers so far; empty while none has told. */
    public Optional<ServerTime> serverTime() {
        return serverClock.earliest();
    }

    private void waitBeforeNext(HttpCall call, VivenuException failure, int attempt) {
        if (!call.mayBeRepeated(failure)) {
            throw failure;
        }
        pause(policy.retry().delayAfter(failure, attempt, random).orElseThrow(() -> failure));
    }

    private <T> T attempt(HttpCall call, BodyReader<T> reader) {
        acquire();
        long begun = System.nanoTime();
        HttpResponse<InputStream> response = exchange(call);
        Instant answeredAt = policy.clock().instant();
        try (AnswerBody body =
                new AnswerBody(response.body(), policy.timeout().minusNanos(System.nanoTime() - begun))) {
            try {
                return taken(call, response, answeredAt, body, reader);
            } catch (IOException e) {
                throw brokenOff(call, body, e);
            }
        } catch (IOException e) {
            throw VivenuException.of(Reason.UNAVAILABLE, "Vivenu's answer to " + call + " broke off", e);
        }
    }

    private <T> T taken(
            HttpCall call,
            HttpResponse<InputStream> response,
            Instant answeredAt,
            AnswerBody body,
            BodyReader<T> reader)
            throws IOException {
        AnswerOrigin answerer = new AnswerOrigin(response.statusCode(), response.headers());
        if (response.statusCode() / 100 != 2) {
            throw refused(call, answerer, body);
        }
        try {
            T value = reader.read(body);
            body.drain();
            policy.budget().onAccepted();
            // Only now: what stands in Vivenu's place has a clock of its own.
            serverClock.answered(response.statusCode(), response.headers(), answeredAt);
            return value;
        } catch (NotVivenuException e) {
            throw stranger(call, answerer, ", without " + e.getMessage());
        }
    }

    /** Until the headers are here; the body is bounded by what is left of the time. */
    private HttpResponse<InputStream> exchange(HttpCall call) {
        CompletableFuture<HttpResponse<InputStream>> pending =
                http.sendAsync(request(call), BodyHandlers.ofInputStream());
        try {
            return pending.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw VivenuException.of(
                    Reason.UNAVAILABLE, "Vivenu did not answer " + call + " within " + policy.timeout());
        } catch (ExecutionException e) {
            throwIfOutOfMemory(e);
            throw VivenuException.of(
                    Reason.UNAVAILABLE, "No answer from Vivenu to " + call + NoAnswer.why(e), cause(e));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw interrupted();
        }
    }

    private VivenuException brokenOff(HttpCall call, AnswerBody body, IOException e) {
        throwIfOutOfMemory(e);
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        return body.isLate()
                ? VivenuException.tooSlow("Vivenu's answer to " + call + " did not end within " + policy.timeout())
                : VivenuException.of(Reason.UNAVAILABLE, "Vivenu's answer to " + call + " broke off", e);
    }

    private HttpRequest request(HttpCall call) {
        var request = HttpRequest.newBuilder(
                        baseUrl.resolve(call.path(), call.query().encoded()))
                .header("Authorization", "Bearer " + key.value())
                .header("Accept", "application/json")
                .header("User-Agent", "vivenu-operator")
                .timeout(policy.timeout());
        if (call.body().length == 0) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofByteArray(call.body()))
                .build();
    }

    private VivenuException refused(HttpCall call, AnswerOrigin answerer, AnswerBody body) throws IOException {
        VivenuException failure = answerer.isVivenu(body) ? refusal(call, answerer) : stranger(call, answerer, "");
        if (answerer.status() == TOO_MANY_REQUESTS) {
            // Whoever says so: it is us who ask too often.
            policy.budget().onRateLimited(failure.retryAfter());
        }
        return failure;
    }

    /** What Vivenu itself means. */
    private VivenuException refusal(HttpCall call, AnswerOrigin answerer) {
        int status = answerer.status();
        Optional<Duration> retryAfter = retryAfter(answerer);
        return switch (status) {
            case 401, 403 -> refused(Reason.KEY_REFUSED, "Vivenu refused the API key for ", call, status, retryAfter);
            case 404, 410 -> refused(Reason.NOT_FOUND, "Vivenu knows nothing under ", call, status, retryAfter);
            case TOO_MANY_REQUESTS ->
                refused(Reason.RATE_LIMITED, "Vivenu's rate limit was reached by ", call, status, retryAfter);
            case 408 -> refused(Reason.UNAVAILABLE, "Vivenu gave up on ", call, status, retryAfter);
            default -> byClass(call, status, retryAfter);
        };
    }

    private static VivenuException byClass(HttpCall call, int status, Optional<Duration> retryAfter) {
        return switch (status / 100) {
            case 5 -> refused(Reason.UNAVAILABLE, "Vivenu failed on ", call, status, retryAfter);
            case 4 -> refused(Reason.REJECTED, "Vivenu did not take ", call, status, retryAfter);
            default ->
                refused(Reason.PROTOCOL, "Unexpected answer (is the base URL right?) to ", call, status, retryAfter);
        };
    }

    private static VivenuException refused(
            Reason reason, String what, HttpCall call, int status, Optional<Duration> retryAfter) {
        return VivenuException.answered(reason, what + call + ": status " + status, status, retryAfter);
    }

    /** Somebody in between, or at a wrong address. It passes, so it must not keep us away for long. */
    private VivenuException stranger(HttpCall call, AnswerOrigin answerer, String missing) {
        String message =
                "Not Vivenu but something in its place answered %s (%s%s): a firewall, a proxy, a login page, or a wrong base URL"
                        .formatted(call, answerer.description(), missing);
        Optional<Duration> retryAfter = retryAfter(answerer)
                .map(asked -> asked.compareTo(LONGEST_FOR_A_STRANGER) > 0 ? LONGEST_FOR_A_STRANGER : asked);
        return VivenuException.answered(Reason.UNAVAILABLE, message, answerer.status(), retryAfter);
    }

    private Optional<Duration> retryAfter(AnswerOrigin answerer) {
        return answerer.headers().firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header, policy.clock()));
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

    private static VivenuException interrupted() {
        Thread.currentThread().interrupt();
        return VivenuException.of(Reason.INTERRUPTED, "Interrupted during a call to Vivenu");
    }

    /** The HTTP client's threads hand on what happens to them as the failure of a request. */
    private static void throwIfOutOfMemory(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError outOfMemory) {
                throw outOfMemory;
            }
            cause = cause.getCause();
        }
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
