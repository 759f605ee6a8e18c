package io.vivenuoperator.receiver.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.vivenuoperator.receiver.wire.CanonicalConnection;
import io.vivenuoperator.receiver.wire.FieldNames;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.util.Set;
import java.util.stream.Stream;

/**
 * HTTP/1.0 and HTTP/1.1, the one written as the other, with the watchdog told of each connection before anything is read from it.
 * Being the only protocol it is asked at once: with two of them, Helidon would wait for the first byte before it asks anybody, for
 * as long as the client likes.
 */
final class WatchedHttp implements ServerConnectionSelector {

    /** What is read of a request besides its body; a proxy's other headers go no further. */
    private static final FieldNames HEADERS = new FieldNames(Stream.of(
                    HeaderNames.CONTENT_TYPE,
                    HeaderNames.CONTENT_ENCODING,
                    HeaderNames.create(WebhookSignature.HEADER),
                    HeaderNames.X_FORWARDED_FOR,
                    HeaderNames.FORWARDED,
                    ClientAddress.X_REAL_IP)
            .map(HeaderName::lowerCase)
            .toList());

    /** Never reached: lines and heads are bounded before they come here. */
    private static final int LONGEST = 1 << 20;

    private final SlowClientGuard watchdog;
    private final UnreadRequests unread;
    private final Http1ConnectionSelector http;

    WatchedHttp(SlowClientGuard watchdog, UnreadRequests unread) {
        this.watchdog = watchdog;
        this.unread = unread;
        http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .addReceiveListener(watchdog)
                        .maxPrologueLength(LONGEST)
                        .maxHeadersSize(LONGEST)
                        // Done already, and less strictly where the protocol is less strict.
                        .validateRequestHeaders(false)
                        .build())
                .build();
    }

    @Override
    public ServerConnection connection(ConnectionContext connection) {
        var canonical =
                new CanonicalConnection(connection, HEADERS, fault -> unread.report(fault, connection.remotePeer()));
        watchdog.opened(canonical);
        return http.connection(canonical);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }
}
