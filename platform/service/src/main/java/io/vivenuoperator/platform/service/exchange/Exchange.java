package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.source.RequestOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;

/** One request, as its endpoint sees it. */
public final class Exchange {
    private final ServerRequest request;
    private final String id;
    private final RequestOrigin origin;
    private final RequestBodyReader bodies;
    private Optional<RequestBody> body = Optional.empty();

    Exchange(ServerRequest request, String id, RequestOrigin origin, RequestBodyReader bodies) {
        this.request = request;
        this.id = id;
        this.origin = origin;
        this.bodies = bodies;
    }

    /** The request's id in the log and for the client. */
    public String id() {
        return id;
    }

    /** The sender, as far as our own proxies report it. */
    public InetAddress source() {
        return origin.address();
    }

    /** Why the sender is not allowed, if so. */
    public Optional<Problem> sourceProblem() {
        return switch (origin.admission()) {
            case ALLOWED -> Optional.empty();
            case DENIED -> Optional.of(RequestProblems.sourceNotAllowed());
            case UNKNOWN -> Optional.of(RequestProblems.sourceUnknown());
        };
    }

    /** A path parameter by its name in the route. */
    public String path(String parameter) {
        return request.path().pathParameters().get(parameter);
    }

    /** Whether only the headers of the response are wanted. */
    public boolean headersOnly() {
        return request.prologue().method().equals(Method.HEAD);
    }

    /** The path as it was asked for, in its canonical spelling. */
    public String path() {
        return request.path().rawPath();
    }

    /** The query; empty unless the program declared that it reads queries. */
    public QueryParameters query() {
        return QueryParameters.parse(request.query().rawValue());
    }

    /** A header; only headers that the program declared are available. */
    public Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    /** A header that may occur several times: its values with commas between them, which mean the same (RFC 9110, 5.3). */
    public Optional<String> combined(HeaderName name) {
        return combined(request, name);
    }

    static Optional<String> combined(ServerRequest request, HeaderName name) {
        return request.headers().contains(name)
                ? Optional.of(String.join(", ", request.headers().get(name).allValues()))
                : Optional.empty();
    }

    /** The body, if the policy accepts it; call once. */
    public RequestBody body(BodyPolicy policy) throws IOException, BodyGoneException {
        RequestBody read = bodies.read(request, policy);
        body = Optional.of(read);
        return read;
    }

    /** The unread rest of the body at the time of the response; a connection ends with it. */
    Optional<InputStream> leftBehind() {
        if (body.isEmpty()) {
            return request.content().hasEntity() ? Optional.of(untouched(request)) : Optional.empty();
        }
        return body.get() instanceof RequestBody.NotTaken left ? Optional.of(left.rest()) : Optional.empty();
    }

    /** Leaves the body unread. */
    static InputStream untouched(ServerRequest request) {
        // Opening the stream would send "100 Continue" to a client that waits for it.
        return request.headers().contains(HeaderValues.EXPECT_100)
                ? InputStream.nullInputStream()
                : request.content().inputStream();
    }
}
