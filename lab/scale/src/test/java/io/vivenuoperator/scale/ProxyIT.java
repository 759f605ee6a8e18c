package io.vivenuoperator.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.connection.ConnectProxy;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import io.vivenuoperator.platform.httpclient.connection.TlsFront;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged controller when Vivenu has a certificate of its own and is behind a proxy. */
class ProxyIT {
    private static final List<String> REGIONS = Regions.names(2);

    @TempDir
    private Path directory;

    @Test
    void everyCallToVivenuGoesByWayOfTheProxyAndNothingElseDoes() throws Exception {
        // given
        var certificate = OwnCertificate.in(directory, "vivenu");
        try (var server = AuditedApiServer.start(directory);
                var receiver = new PlayedReceiver(server.client());
                var vivenu = SimulatedVendor.start(REGIONS, 0, directory);
                var front = TlsFront.of(URI.create(vivenu.apiUrl()).resolve("/"), certificate);
                var proxy = ConnectProxy.start();
                var regions = new Regions(server.client(), front.address("gateway.test") + "/api")) {
            var jar = new ControllerJar(
                    server.kubeconfig(),
                    receiver.port(),
                    directory,
                    Map.of(
                            "VIVENU_PROXY", proxy.address(),
                            "VIVENU_NO_PROXY", "example.com",
                            "VIVENU_CA_FILE", certificate.pem().toString()));

            // when
            try (var controller = jar.start("controller")) {
                regions.apply(REGIONS);
                regions.awaitReady(REGIONS, Duration.ofMinutes(1));
                assertThat(controller.isAlive()).isTrue();
            }

            // then
            assertThat(vivenu.callsBySeller()).containsKeys(REGIONS.toArray(String[]::new));
            assertThat(front.clientPorts()).isNotEmpty().isSubsetOf(proxy.ports());
            assertThat(proxy.requests())
                    .containsOnly("CONNECT " + front.address("gateway.test").getAuthority() + " HTTP/1.1");
        }
    }
}
