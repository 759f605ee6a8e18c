package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.account.VendorAddresses;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuEnvironment;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Three lists say where a base URL must not point: the CRD's rules, the chart's admission policy and the programs' guard. One table asks
 * all three, so that none falls behind the others.
 */
class InternalAddressesIT {
    private static final String TABLE = "/addresses.csv";
    private static final String NAMESPACE = "addresses";
    private static final String REFUSED = "refused";
    private static final String TAKEN = "taken";

    /** The table has addresses as they are written; other names are nobody's here. */
    private static final HostLookup LITERALS = host -> {
        if (!host.matches("\\[?[0-9a-fA-FxX:.]+]?")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getAllByName(host));
    };

    @Nested
    class TheProgram {
        @ParameterizedTest
        @CsvFileSource(resources = TABLE)
        void refusesWhatItCanSeeByItself(String host, String verdict) {
            assertThat(isRefused("https://" + host + "/api")).isEqualTo(verdict.equals(REFUSED));
        }

        private static boolean isRefused(String url) {
            try {
                var target = URI.create(new BaseUrl(url).value());
                return VendorAddresses.guard(List.of())
                        .refusal(target, LITERALS)
                        .isPresent();
            } catch (IllegalArgumentException | UnknownHostException e) {
                return true;
            }
        }
    }

    @Nested
    @ExtendWith(SharedApiServer.class)
    class TheCrd {
        @ParameterizedTest
        @CsvFileSource(resources = TABLE)
        void refusesWhatIsNotTaken(String host, String verdict, ApiServer server) {
            assertThat(refusal(server.client(), "default", host))
                    .matches(verdict.equals(TAKEN) ? "" : "(?s).*spec.baseUrl must.*");
        }
    }

    /** On a server whose CRD has no rules for it. */
    @Nested
    @ExtendWith(RulelessCrdServer.class)
    class ThePolicy {
        @BeforeAll
        static void install(ApiServer server) {
            var client = server.client();
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .create();
            RenderedChart.with("addresses", NAMESPACE, Map.of("admission.enabled", true)).objects().stream()
                    .filter(object -> object.getMetadata().getName().endsWith("-base-urls"))
                    .forEach(object -> client.resource(object).create());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(refusal(client, NAMESPACE, "169.254.169.254"))
                            .contains("ValidatingAdmissionPolicy"));
        }

        @ParameterizedTest
        @CsvFileSource(resources = TABLE)
        void refusesWhatIsNotTaken(String host, String verdict, ApiServer server) {
            assertThat(refusal(server.client(), NAMESPACE, host))
                    .matches(verdict.equals(TAKEN) ? "" : "(?s).*ValidatingAdmissionPolicy.*spec.baseUrl must.*");
        }
    }

    /** What the API server says; nothing if it takes the region. */
    private static String refusal(KubernetesClient client, String namespace, String host) {
        var region = new VivenuRegion();
        region.getMetadata().setName("tried");
        region.getMetadata().setNamespace(namespace);
        region.setSpec(new VivenuRegionSpec(
                VivenuEnvironment.PRODUCTION,
                "https://" + host + "/api",
                new ApiKeySecretRef("vivenu-dach", null),
                null,
                null,
                null));
        try {
            client.resource(region).dryRun().create();
            return "";
        } catch (KubernetesClientException e) {
            return e.getMessage();
        }
    }
}
