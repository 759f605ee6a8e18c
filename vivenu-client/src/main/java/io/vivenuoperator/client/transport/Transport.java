package io.vivenuoperator.client.transport;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.failure.VivenuException.Reason;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** Sends calls with one key to one base URL: pays each attempt, bounds its time, repeats what is worth it. */
public final class Transport {

    private final HttpClient http;
    private final BaseUrl baseUrl;
    private final ApiKey key;
    private final CallPolicy policy;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ServerClock serverClock = new ServerClock();

    public Transport(HttpClient http, BaseUrl baseUrl, ApiKey key, CallPolicy policy) {
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
     * The body of a 2xx answer.
     *
     * @throws VivenuException for every other outcome, after the attempts that the policy allows
     */
    public byte[] send(Call call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(call);
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

    private void waitBeforeNext(Call call, VivenuException failure, int attempt) {
        if (!call.mayBeRepeated(failure.status().orElse(0))) {
            throw failure;
        }
        pause(policy.retry().delayAfter(failure, attempt, random).orElseThrow(() -> failure));
    }

    private byte[] attempt(Call call) {
        acquire();
        HttpResponse<byte[]> response = exchange(call);
        serverClock.answered(
                response.statusCode(), response.headers(), policy.clock().instant());
        if (response.statusCode() / 100 == 2) {
            policy.budget().onAccepted();
            return response.body();
        }
        VivenuException failure = refusal(call, response);
        if (failure.reason() == Reason.RATE_LIMITED) {
            policy.budget().onRateLimited(failure.retryAfter());
        }
        throw failure;
    }

    /** The JDK's own request timeout ends with the headers, so the whole exchange is bounded here. */
    private HttpResponse<byte[]> exchange(Call call) {
        CompletableFuture<HttpResponse<byte[]>> pending = http.sendAsync(request(call), BodyHandlers.ofByteArray());
        try {
            return pending.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw VivenuException.of(
                    Reason.UNAVAILABLE, "Vivenu did not answer " + call + " within " + policy.timeout());
        } catch (ExecutionException e) {
            throw VivenuException.of(
                    Reason.UNAVAILABLE, "No answer from Vivenu to " + call + NoAnswer.why(e), cause(e));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw interrupted();
        }
    }

    private HttpRequest request(Call call) {
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

    private VivenuException refusal(Call call, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, policy.clock()));
        return switch (status) {
            case 401, 403 -> refused(Reason.KEY_REFUSED, "Vivenu refused the API key for ", call, status, retryAfter);
            case 404 -> refused(Reason.NOT_FOUND, "Vivenu knows nothing under ", call, status, retryAfter);
            case 429 -> refused(Reason.RATE_LIMITED, "Vivenu's rate limit was reached by ", call, status, retryAfter);
            case 408 -> refused(Reason.UNAVAILABLE, "Vivenu gave up on ", call, status, retryAfter);
            default -> byClass(call, status, retryAfter);
        };
    }

    private static VivenuException byClass(Call call, int status, Optional<Duration> retryAfter) {
        return switch (status / 100) {
            case 5 -> refused(Reason.UNAVAILABLE, "Vivenu failed on ", call, status, retryAfter);
            case 4 -> refused(Reason.REJECTED, "Vivenu did not take ", call, status, retryAfter);
            default ->
                refused(Reason.PROTOCOL, "Unexpected answer (is the base URL right?) to ", call, status, retryAfter);
        };
    }

    private static VivenuException refused(
            Reason reason, String what, Call call, int status, Optional<Duration> retryAfter) {
        return VivenuException.answered(reason, what + call + ": status " + status, status, retryAfter);
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

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
