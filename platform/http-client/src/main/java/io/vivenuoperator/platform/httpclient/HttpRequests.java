package io.vivenuoperator.platform.httpclient;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Builds the HTTP request of a call. */
record HttpRequests(RemoteService service, Duration timeout) {
    HttpRequest of(HttpCall call) {
        var request = HttpRequest.newBuilder(
                        service.baseUrl().resolve(call.path(), call.query().encoded()))
                .header("Accept", "application/json")
                .header("User-Agent", service.userAgent())
                .timeout(timeout);
        service.authentication().headers().forEach((name, value) -> authenticate(request, name, value));
        if (call.body().isEmpty()) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", call.body().contentType())
                .method(call.method(), BodyPublishers.ofByteArray(call.body().bytes()))
                .build();
    }

    /** The JDK's own message for an invalid header quotes the header, so it is not passed on. */
    private void authenticate(HttpRequest.Builder request, String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(service.authentication().credential()
                    + " can't be sent: it must be ASCII without line breaks, for the header " + name);
        }
        request.header(name, value);
    }
}
