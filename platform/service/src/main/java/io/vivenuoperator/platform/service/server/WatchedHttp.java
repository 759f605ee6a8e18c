package io.vivenuoperator.platform.service.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.vivenuoperator.platform.service.access.RequestIds;
import io.vivenuoperator.platform.service.access.UnreadRequests;
import io.vivenuoperator.platform.service.exchange.ClientAddress;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.limits.SlowClientGuard;
import io.vivenuoperator.platform.service.wire.CanonicalConnection;
import io.vivenuoperator.platform.service.wire.FieldNames;
import io.vivenuoperator.platform.service.wire.RequestForm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * HTTP/1.0 and HTTP/1.1, the former rewritten as the latter. The guard is notified of each connection before anything is
 * read from it. As the only protocol, this selector is called at once: with two, Helidon would first wait for a byte, for
 * as long as the client likes.
 */
final class WatchedHttp implements ServerConnectionSelector {
    /** All that is read of a request besides its body; other headers that a proxy adds are dropped. */
    private static final List<HeaderName> HEADERS = List.of(
            HeaderNames.CONTENT_TYPE,
            HeaderNames.CONTENT_ENCODING,
            HeaderNames.X_FORWARDED_FOR,
            HeaderNames.FORWARDED,
            ClientAddress.X_REAL_IP,
            RequestIds.HEADER);

    /** Never reached: lines and heads are limited before they get here. */
    private static final int LONGEST = 1 << 20;

    private static final Status HEAD_TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

    private final SlowClientGuard guard;
    private final UnreadRequests unread;
    private final RequestForm form;
    private final Http1ConnectionSelector http;

    WatchedHttp(SlowClientGuard guard, UnreadRequests unread, HttpConventions conventions) {
        this.guard = guard;
        this.unread = unread;
        var headers = Stream.concat(HEADERS.stream(), conventions.headers().stream())
                .map(HeaderName::lowerCase)
                .distinct()
                .toList();
        form = new RequestForm(
                new FieldNames(headers),
                conventions.queries(),
                conventions.problems(),
                // Who delivers may give up after a 4xx, and usually it was a proxy that added headers. Who asks has
                // to send fewer of them.
                conventions.queries() ? HEAD_TOO_LARGE : Status.SERVICE_UNAVAILABLE_503);
        http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .addReceiveListener(guard)
                        .maxPrologueLength(LONGEST)
                        .maxHeadersSize(LONGEST)
                        // Already done, and here less strictly than by the protocol.
                        .validateRequestHeaders(false)
                        .build())
                .build();
    }

    @Override
    public ServerConnection connection(ConnectionContext connection) {
        var canonical =
                new CanonicalConnection(connection, form, fault -> unread.report(fault, connection.remotePeer()));
        guard.opened(canonical);
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
