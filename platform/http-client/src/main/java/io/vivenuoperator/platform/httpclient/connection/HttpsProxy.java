package io.vivenuoperator.platform.httpclient.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * A proxy by which https is called (HTTP CONNECT); http is called directly.
 *
 * @param direct hosts that are called without it
 */
public record HttpsProxy(String host, int port, List<DirectHost> direct) {
    private static final int USUAL_PORT = 80;
    private static final String EXAMPLE = "give http://host:port, for example http://proxy.example.com:3128";

    public HttpsProxy {
        direct = List.copyOf(direct);
    }

    /**
     * Reads {@code http://proxy.example.com:3128}.
     *
     * @throws IllegalArgumentException with what to give
     */
    public static HttpsProxy parse(String url) {
        URI uri = uri(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("it is no address of a proxy; " + EXAMPLE);
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("a proxy with a password can't be used; " + EXAMPLE);
        }
        return new HttpsProxy(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), List.of());
    }

    /** The parser's own message would repeat the URL, which may have a password in it. */
    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("it is no URL; " + EXAMPLE);
        }
    }

    public HttpsProxy except(List<DirectHost> hosts) {
        return new HttpsProxy(host, port, hosts);
    }

    /** Whether the host's https is called by it. */
    public boolean leadsTo(String host) {
        return direct.stream().noneMatch(pattern -> pattern.isThat(host));
    }

    ProxySelector selector() {
        // Unresolved: a name is looked up again for each connection.
        var way = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return isDirect(target) ? List.of(Proxy.NO_PROXY) : way;
            }

            @Override
            public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
                // There is no other way to go; the call fails with this very exception.
            }
        };
    }

    private boolean isDirect(URI target) {
        return !"https".equalsIgnoreCase(target.getScheme()) || target.getHost() == null || !leadsTo(target.getHost());
    }
}
