package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;

/**
 * A body and what is said to be its signature.
 *
 * @param signature empty when the header is absent; nothing is signed by that
 */
@SuppressWarnings("ArrayRecordComponent")
record SignedBody(byte[] body, String signature) {

    private static final HeaderName HEADER = HeaderNames.create(WebhookSignature.HEADER);

    static SignedBody of(ServerRequest request, byte[] body) {
        return new SignedBody(body, request.headers().first(HEADER).orElse(""));
    }
}
