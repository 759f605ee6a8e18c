package io.vivenuoperator.receiver.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * HTTP/1.1 alone, with the watchdog told of each connection before anything is read from it. Being the only protocol it is asked
 * at once: with two of them, Helidon would wait for the first byte before it asks anybody, for as long as the client likes.
 */
final class WatchedHttp implements ServerConnectionSelector {

    private final Watchdog watchdog;
    private final Http1ConnectionSelector http;

    WatchedHttp(Watchdog watchdog) {
        this.watchdog = watchdog;
        http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder().addReceiveListener(watchdog).build())
                .build();
    }

    @Override
    public ServerConnection connection(ConnectionContext connection) {
        watchdog.opened(connection);
        return http.connection(connection);
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
