package io.vivenuoperator.poller.history;

import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.api.Answer;
import io.vivenuoperator.simulator.api.ApiCall;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * Calls the simulator directly, so that a request costs a tenth of one over a socket; it includes all of the client's code
 * except the socket's. Pages can be cut off in transit.
 */
final class StraightHttp extends HttpClient {
    private static final String BEARER = "Bearer ";

    private final Simulator vivenu;
    private int cutOff;
    private int shortened;
    private Runnable afterwards = () -> {};

    StraightHttp(Simulator vivenu) {
        this.vivenu = vivenu;
    }

    /**
     * The next answers do not arrive completely.
     *
     * @param broken how many connections break within the body
     * @param tooShort how many bodies end early, as if complete
     */
    void cutOff(int broken, int tooShort) {
        cutOff = broken;
        shortened = tooShort;
    }

    /** What happens at the vendor after each answer. */
    void afterEachAnswer(Runnable change) {
        afterwards = change;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Answer answer = vivenu.answer(call(request));
        afterwards.run();
        var arrived = new Arrived(answer.status(), headers(answer));
        HttpResponse.BodySubscriber<T> body = handler.apply(arrived);
        body.onSubscribe(Unlimited.INSTANCE);
        byte[] bytes = answer.bytes();
        if (cutOff > 0) {
            cutOff--;
            body.onNext(List.of(ByteBuffer.wrap(bytes, 0, bytes.length / 2)));
            body.onError(new IOException("the connection broke"));
        } else {
            body.onNext(List.of(ByteBuffer.wrap(shortened-- > 0 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes)));
            body.onComplete();
        }
        return body.getBody().toCompletableFuture().thenApply(read -> new Response<>(request, arrived, read));
    }

    private static ApiCall call(HttpRequest request) {
        URI uri = request.uri();
        return new ApiCall(
                request.method(),
                uri.getPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                request.headers().firstValue("Authorization").map(value -> value.substring(BEARER.length())),
                "");
    }

    private static HttpHeaders headers(Answer answer) {
        Map<String, List<String>> lists = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(lists, (name, value) -> true);
    }

    private record Arrived(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    private enum Unlimited implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    private record Response<T>(HttpRequest request, Arrived arrived, T body) implements HttpResponse<T> {
        @Override
        public int statusCode() {
            return arrived.statusCode();
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return arrived.headers();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return arrived.version();
        }
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return sendAsync(request, handler).join();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.PushPromiseHandler<T> pushPromiseHandler) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException("there is no TLS in a method call");
    }

    @Override
    public SSLParameters sslParameters() {
        return new SSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
