package io.vivenuoperator.platform.httpclient.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets: whom a client trusts, and which way it goes. */
class ConnectionTest {
    private static final String JAVAS_STORE = "javax.net.ssl.trustStore";

    @TempDir
    private Path folder;

    private HttpServer service;
    private OwnCertificate certificate;
    private TlsFront front;
    private ConnectProxy proxy;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        certificate = OwnCertificate.in(folder, "service");
        front = TlsFront.of(behind(), certificate);
        proxy = ConnectProxy.start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        front.close();
        service.stop(0);
    }

    private URI behind() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    }

    @Test
    void anAuthorityThatIsGivenIsTrusted() throws Exception {
        assertThat(call(front.address(), trusting(certificate))).isEqualTo(204);
    }

    @Test
    void noOtherIs() throws Exception {
        var another = OwnCertificate.in(folder, "another");

        assertThatThrownBy(() -> call(front.address(), HttpConnectionSettings.none()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> call(front.address(), trusting(another))).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void javasOwnAuthoritiesStayTrusted() throws Exception {
        // given: Java itself trusts the service, and another one is given
        var another = OwnCertificate.in(folder, "another");
        var before = Optional.ofNullable(System.getProperty(JAVAS_STORE));
        System.setProperty(JAVAS_STORE, certificate.store().toString());
        System.setProperty(JAVAS_STORE + "Password", "changeit");
        try {
            // then
            assertThat(call(front.address(), trusting(another))).isEqualTo(204);
        } finally {
            System.clearProperty(JAVAS_STORE);
            System.clearProperty(JAVAS_STORE + "Password");
            before.ifPresent(value -> System.setProperty(JAVAS_STORE, value));
        }
    }

    @Test
    void httpsGoesByWayOfTheProxy() throws Exception {
        // when
        call(front.address(), proxied(List.of()));

        // then
        assertThat(proxy.requests()).containsExactly("CONNECT " + front.target() + " HTTP/1.1");
        assertThat(proxy.ports()).containsAll(front.clientPorts());
    }

    @Test
    void aDirectHostDoesNot() throws Exception {
        // when
        var status = call(front.address(), proxied(List.of(new DirectHost("localhost"))));

        // then
        assertThat(status).isEqualTo(204);
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void httpDoesNot() throws Exception {
        // when
        var status = call(behind(), proxied(List.of()));

        // then
        assertThat(status).isEqualTo(204);
        assertThat(proxy.requests()).isEmpty();
    }

    private HttpConnectionSettings proxied(List<DirectHost> direct) {
        return new HttpConnectionSettings(
                trusting(certificate).authorities(),
                Optional.of(HttpsProxy.parse(proxy.address()).except(direct)));
    }

    private static HttpConnectionSettings trusting(OwnCertificate certificate) {
        return new HttpConnectionSettings(
                Optional.of(TrustedAuthorities.read(certificate.pem().toString())), Optional.empty());
    }

    private static int call(URI address, HttpConnectionSettings settings) throws IOException, InterruptedException {
        try (var client = HttpTransport.newHttpClient(settings)) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
