package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.connection.ClientCertificate;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Whom we trust when we call a target, and who we are to it. Keep one for each target: connections and TLS sessions are used again only
 * with the same one.
 */
public final class TargetTls {
    private final SSLContext context;

    private TargetTls(SSLContext context) {
        this.context = context;
    }

    /** Java's own authorities, and no certificate of ours. */
    public static TargetTls standard() {
        return of(Optional.empty(), Optional.empty());
    }

    /**
     * Trusts more, or shows a certificate.
     *
     * @param authorities with Java's own; absent: only those
     */
    public static TargetTls of(Optional<TrustedAuthorities> authorities, Optional<ClientCertificate> certificate) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    certificate.map(ClientCertificate::managers).orElseGet(() -> new KeyManager[0]),
                    authorities.map(TrustedAuthorities::managers).orElse(null),
                    null);
            return new TargetTls(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** Puts TLS on top of a connection, without shaking hands yet. The certificate has to be for the host. */
    SSLSocket over(Socket connected, String host, int port) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        return socket;
    }
}
