package io.vivenuoperator.platform.httpclient.connection;

import java.net.http.HttpClient;
import java.util.Optional;

/**
 * What an installation says about connections to a service.
 *
 * @param authorities trusted beside Java's own; absent: only those
 * @param proxy for https; absent: what the JVM is told by its own properties
 */
public record ConnectionSettings(Optional<TrustedAuthorities> authorities, Optional<HttpsProxy> proxy) {

    /** Nothing is said. */
    public static ConnectionSettings none() {
        return new ConnectionSettings(Optional.empty(), Optional.empty());
    }

    /** Has a client connect so. */
    public void applyTo(HttpClient.Builder client) {
        authorities.ifPresent(trusted -> client.sslContext(trusted.context()));
        proxy.ifPresent(way -> client.proxy(way.selector()));
    }
}
