package io.vivenuoperator.historical.s3;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.LookupVerdict;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import io.vivenuoperator.platform.httpclient.failure.NoAnswer;
import io.vivenuoperator.platform.httpclient.retry.RetryAfter;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks a bucket: each attempt is signed anew, and repeated while that may help. All requests of ours can be repeated without harm: a key
 * is written as a whole, and a part by its number.
 */
final class BucketClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final BucketAccess access;
    private final BucketProblem problem;
    private final StoppableWait wait;
    private final Clock clock;
    private final RetryPolicy retry;
    private final HttpClient http;
    private final TargetUrl target;

    /**
     * A client with connections of its own.
     *
     * @throws OutputException if the endpoint may not be called
     */
    BucketClient(BucketAccess access, StoppableWait wait, Clock clock, RetryPolicy retry) throws OutputException {
        this.access = access;
        this.problem = new BucketProblem(access.address());
        this.wait = wait;
        this.clock = clock;
        this.retry = retry;
        this.target = switch (access.policy().judge(access.address().origin() + "/")) {
            case TargetVerdict.Accepted(var accepted) -> accepted;
            case TargetVerdict.Refused(var refusal) ->
                throw new OutputException(HistoricalReason.MISCONFIGURED, refusal.message());
        };
        this.http = HttpTransport.newHttpClient(access.connection());
    }

    /**
     * Returns an answer that says yes.
     *
     * @throws OutputException for any other, or none, after the attempts that are worth it
     */
    BucketAnswer ask(BucketRequest request) throws OutputException {
        for (int attempt = 1; ; attempt++) {
            checkAddress();
            Duration pause = retry.backoff(attempt, RandomGenerator.getDefault());
            try {
                BucketAnswer answer = attempt(request);
                if (answer.isSuccess()) {
                    return answer;
                }
                if (attempt >= retry.attempts() || !BucketProblem.isWorthRepeating(answer)) {
                    throw problem.of(answer);
                }
                pause = asked(answer).orElse(pause);
            } catch (OutputException e) {
                throw e;
            } catch (IOException e) {
                if (attempt >= retry.attempts()) {
                    throw problem.unanswered(NoAnswer.why(e), e);
                }
            }
            if (!wait.rest(pause)) {
                throw stopped();
            }
        }
    }

    private Optional<Duration> asked(BucketAnswer answer) {
        return answer.headers()
                .firstValue("retry-after")
                .flatMap(text -> RetryAfter.parse(text, clock))
                .filter(time -> time.compareTo(retry.longestRetryAfter()) <= 0);
    }

    private void checkAddress() throws OutputException {
        if (access.connection().proxy().isPresent()) {
            return;
        }
        var verdict = new CheckedLookup(access.policy(), HostLookup.system()).find(target);
        if (verdict instanceof LookupVerdict.Forbidden(var refusal)) {
            throw new OutputException(HistoricalReason.MISCONFIGURED, refusal.message());
        }
    }

    private BucketAnswer attempt(BucketRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(signed(request), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new BucketAnswer(
                        response.statusCode(),
                        response.headers(),
                        new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private HttpRequest signed(BucketRequest request) {
        var address = access.address();
        var now = clock.instant();
        var hash = RequestSignature.hash(request.body(), request.length());
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", RequestSignature.stamp(now));
        access.credentials().session().ifPresent(token -> headers.put("x-amz-security-token", token));
        var built = HttpRequest.newBuilder(address.uri(request.key(), request.query()))
                .timeout(TIMEOUT)
                .method(
                        request.method(),
                        request.length() == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body(), 0, request.length()))
                .header("User-Agent", "vivenu-operator");
        headers.forEach(built::header);
        headers.put("host", address.authority());
        return built.header(
                        "Authorization",
                        new RequestSignature(access.credentials(), address.region(), "s3")
                                .authorization(
                                        request.method(),
                                        address.path(request.key()),
                                        UriEncoding.ofQuery(request.query()),
                                        headers,
                                        hash,
                                        now))
                .build();
    }

    private static OutputException stopped() {
        return new OutputException(
                HistoricalReason.INTERRUPTED, "The process was asked to stop; the next one writes the files anew.");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
