package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.connection.ConnectProxy;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import io.vivenuoperator.platform.httpclient.connection.TlsFront;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A poll whose Vivenu has a certificate of its own and is behind a proxy. */
class ProxiedPollIT extends OnASimulatedVivenu {
    private TlsFront front;
    private ConnectProxy proxy;
    private OwnCertificate certificate;

    @BeforeEach
    void startTheWayThere() throws Exception {
        certificate = OwnCertificate.in(directory, "vivenu");
        front = TlsFront.of(vivenu.apiUrl().resolve("/"), certificate);
        proxy = ConnectProxy.start();
        environment.put("VIVENU_BASE_URL", front.address() + vivenu.apiUrl().getPath());
        environment.put("VIVENU_CA_FILE", certificate.pem().toString());
        environment.put("VIVENU_PROXY", proxy.address());
    }

    @AfterEach
    void stopTheWayThere() throws IOException {
        proxy.close();
        front.close();
    }

    @Test
    void everyCallGoesByWayOfTheProxyAndNothingElseDoes() {
        // when
        var exit = run(FULL);

        // then
        assertThat(exit).isZero();
        assertStoredIsTrue();
        assertThat(front.clientPorts()).isNotEmpty().isSubsetOf(proxy.ports());
        assertThat(proxy.requests()).containsOnly("CONNECT " + front.target() + " HTTP/1.1");
    }

    @Test
    void aHostThatIsExceptedIsCalledDirectly() {
        // given
        environment.put("VIVENU_NO_PROXY", "example.com, localhost");

        // when
        var exit = run(FULL);

        // then
        assertThat(exit).isZero();
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void withoutTheCertificateNothingIsRead() {
        // given
        environment.remove("VIVENU_CA_FILE");

        // when
        var exit = run(FULL);

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(front.clientPorts()).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsAMisconfiguration() {
        // given
        environment.put("VIVENU_CA_FILE", directory.resolve("none.crt").toString());

        // when
        var exit = run(FULL);

        // then
        assertThat(exit).isEqualTo(2);
        assertThat(report().toString()).contains("VIVENU_CA_FILE").contains("mount the certificates");
    }
}
