package io.vivenuoperator.platform.httpclient.connection;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.net.http.HttpClient;
import java.util.Optional;

/**
 * How an installation connects to one service.
 *
 * @param authorities trusted beside Java's own; absent: only those
 * @param proxy for https; absent: as the JVM's own properties say
 */
public record HttpConnectionSettings(Optional<TrustedAuthorities> authorities, Optional<HttpsProxy> proxy) {
    /** As Java connects by itself. */
    public static HttpConnectionSettings none() {
        return new HttpConnectionSettings(Optional.empty(), Optional.empty());
    }

    /**
     * Reads the variables of one service: {@code <service>_CA_FILE}, {@code <service>_PROXY} and {@code <service>_NO_PROXY}.
     *
     * @param service the variables' prefix
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if one of them is invalid
     */
    public static HttpConnectionSettings from(EnvironmentVariables env, String service) {
        var direct = env.list(service + "_NO_PROXY", "must be host names with commas between them", DirectHost::new);
        var authorities = service + "_CA_FILE";
        var proxy = service + "_PROXY";
        return new HttpConnectionSettings(
                env.optional(authorities).map(file -> env.parsed(authorities, file, TrustedAuthorities::read)),
                env.optional(proxy)
                        .map(url -> env.parsed(proxy, url, HttpsProxy::parse).except(direct)));
    }

    /** Makes a client connect this way. */
    public void applyTo(HttpClient.Builder client) {
        authorities.ifPresent(trusted -> client.sslContext(trusted.context()));
        proxy.ifPresent(way -> client.proxy(way.selector()));
    }
}
