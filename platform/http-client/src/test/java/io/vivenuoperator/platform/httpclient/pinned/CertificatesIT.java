package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.connection.ClientCertificate;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Answered;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose certificate is taken, also on an address on which a good one was seen before. */
class CertificatesIT {
    /** The connection ends with each answer, so that each request shakes hands. */
    private static final TargetServer.Manner DONE = peer -> {
        peer.request();
        peer.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    };

    @TempDir
    private static Path folder;

    private static OwnCertificate hooks;
    private static OwnCertificate client;

    @BeforeAll
    static void make() throws IOException, GeneralSecurityException {
        hooks = OwnCertificate.in(folder, "hooks", "san=dns:hooks.example.com");
        client = OwnCertificate.in(folder, "client", "san=dns:client.example.com");
    }

    @Test
    void aTrustedCertificateForTheNameIsTaken() throws Exception {
        try (var server = secured(hooks, DONE);
                var caller = TargetCaller.of(server, trusting(hooks))) {
            assertThat(caller.post(at("hooks.example.com", server))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void oneThatATrustedAuthorityIssuedIsTaken() throws Exception {
        var issued = OwnCertificate.issued(folder, "issued", "san=dns:hooks.example.com");
        try (var server = secured(issued, DONE);
                var caller = TargetCaller.of(server, trusting(issued))) {
            assertThat(caller.post(at("hooks.example.com", server))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void anUnknownAuthorityIsRejected() throws Exception {
        try (var server = secured(hooks, DONE);
                var caller = TargetCaller.of(server, TargetTls.standard())) {
            rejected(caller.post(at("hooks.example.com", server)), "authority that is trusted here");
        }
    }

    @Test
    void anotherNamesCertificateIsRejectedAlsoAfterAGoodOne() throws Exception {
        try (var server = secured(hooks, DONE);
                var caller = TargetCaller.of(server, trusting(hooks))) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.post(at("hooks.example.com", server))).isInstanceOf(Answered.class);
                rejected(caller.post(at("other.example.net", server)), "not for this host");
                rejected(caller.post("https://127.0.0.1:" + server.port() + "/"), "not for this host");
            }
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void anAddressesReverseNameIsNotWhatCounts() throws Exception {
        // given: 127.0.0.1 is localhost to everybody, and the certificate is for that
        var localhost = OwnCertificate.in(folder, "localhost");
        HostLookup nameless = host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        try (var server = secured(localhost, DONE);
                var caller = new TargetCaller(
                        nameless, trusting(localhost), AttemptLimits.standard(), Optional.empty(), server.port())) {
            rejected(caller.post(at("hooks.example.com", server)), "not for this host");
        }
    }

    @Test
    void anExpiredCertificateIsRejected() throws Exception {
        var old = OwnCertificate.issued(
                folder, "old", "san=dns:hooks.example.com", "-startdate", "-30d", "-validity", "10");
        try (var server = secured(old, DONE);
                var caller = TargetCaller.of(server, trusting(old))) {
            rejected(caller.post(at("hooks.example.com", server)), "has expired");
        }
    }

    @Test
    void whatSpeaksNoTlsFails() throws Exception {
        try (var server = TargetServer.start(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
                var caller = TargetCaller.of(server)) {
            failedTls(caller.post(at("hooks.example.com", server)));
        }
    }

    @Test
    void aConnectionThatClosesDuringTheHandshakeFails() throws Exception {
        try (var server = TargetServer.start(peer -> {});
                var caller = TargetCaller.of(server)) {
            failedTls(caller.post(at("hooks.example.com", server)));
        }
    }

    @Test
    void ourCertificateIsShownWhereItIsGiven() throws Exception {
        try (var server = wantingCertificate();
                var caller = TargetCaller.of(server, showing(client))) {
            assertThat(caller.post(at("hooks.example.com", server))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void withoutOneATargetThatWantsOneEndsTls() throws Exception {
        try (var server = wantingCertificate();
                var caller = TargetCaller.of(server, trusting(hooks))) {
            failedTls(caller.post(at("hooks.example.com", server)));
        }
    }

    private static void rejected(TargetOutcome outcome, String why) {
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Unanswered.class))
                .returns(TargetFailure.CERTIFICATE_REJECTED, Unanswered::reason)
                .satisfies(failure -> assertThat(failure.message()).contains(why));
    }

    private static void failedTls(TargetOutcome outcome) {
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Unanswered.class))
                .returns(TargetFailure.TLS_FAILED, Unanswered::reason);
    }

    private static TargetServer secured(OwnCertificate certificate, TargetServer.Manner manner)
            throws IOException, GeneralSecurityException {
        var socket = certificate.context().getServerSocketFactory().createServerSocket();
        return TargetServer.on("127.0.0.1", 0, socket, manner);
    }

    private static TargetServer wantingCertificate() throws IOException, GeneralSecurityException {
        var socket =
                (SSLServerSocket) hooks.context(client).getServerSocketFactory().createServerSocket();
        socket.setNeedClientAuth(true);
        // In 1.3 the refusal comes after the handshake, and may be lost with the connection.
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        return TargetServer.on("127.0.0.1", 0, socket, DONE);
    }

    private static TargetTls trusting(OwnCertificate certificate) throws IOException {
        return TargetTls.of(Optional.of(TrustedAuthorities.parse(certificate.certificatePem())), Optional.empty());
    }

    private static TargetTls showing(OwnCertificate own) throws IOException, GeneralSecurityException {
        return TargetTls.of(
                Optional.of(TrustedAuthorities.parse(hooks.certificatePem())),
                Optional.of(ClientCertificate.parse(own.certificatePem(), own.keyPem())));
    }

    private static String at(String host, TargetServer server) {
        return "https://" + host + ":" + server.port() + "/";
    }
}
