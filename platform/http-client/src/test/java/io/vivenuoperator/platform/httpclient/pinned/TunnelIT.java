package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.connection.ConnectProxy;
import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Answered;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Unanswered;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose requests leave by a proxy. */
class TunnelIT {
    @TempDir
    private Path folder;

    @Test
    void theProxyIsAskedForTheNameAndNobodyElseIs() throws Exception {
        var certificate = OwnCertificate.in(folder, "hooks", "san=dns:hooks.example.com");
        var tls = TargetTls.of(Optional.of(TrustedAuthorities.parse(certificate.certificatePem())), Optional.empty());
        try (var server = TargetServer.on(
                        "127.0.0.1",
                        0,
                        certificate.context().getServerSocketFactory().createServerSocket(),
                        TargetServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                var proxy = ConnectProxy.start();
                var caller = by(proxy.address(), tls, server.port())) {
            // when
            var outcome = caller.post("https://hooks.example.com:" + server.port() + "/");

            // then
            assertThat(outcome).isInstanceOf(Answered.class);
            assertThat(proxy.requests()).containsExactly("CONNECT hooks.example.com:" + server.port() + " HTTP/1.1");
        }
    }

    @Test
    void aProxyThatRefusesIsNotTheTargetsFault() throws Exception {
        try (var proxy = TargetServer.start(
                        TargetServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
                var caller = by("http://127.0.0.1:" + proxy.port(), TargetTls.standard(), proxy.port())) {
            assertThat(caller.post("https://hooks.example.com/"))
                    .isEqualTo(new Unanswered(
                            TargetFailure.CONNECT_FAILED,
                            "The proxy of this installation opened no way to it: ask its operator."));
        }
    }

    private static TargetCaller by(String proxy, TargetTls tls, int port) {
        return new TargetCaller(
                host -> {
                    throw new AssertionError("looked up");
                },
                tls,
                AttemptLimits.standard(),
                Optional.of(HttpsProxy.parse(proxy)),
                port);
    }
}
