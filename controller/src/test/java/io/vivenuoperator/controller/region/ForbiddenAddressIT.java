package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.controller.account.VendorAddresses;
import io.vivenuoperator.controller.account.VivenuAccounts;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A region sends the controller somewhere it does not go, on a server that no admission policy guards. What the CRD refuses by its
 * spelling is in the corpus of bad manifests; what a name may resolve to is AddressGuardTest's.
 */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
class ForbiddenAddressIT {
    @Test
    void aHostThatIsNotAllowedIsNotCalled(ApiServer server) throws IOException {
        // given
        var policy = CallPolicy.singleAttempt(Clock.systemUTC())
                .withGuard(VendorAddresses.guard(List.of("gateway.example.com")));
        try (var http = HttpTransport.newHttpClient();
                var it = new Installation(
                        server,
                        "forbidden",
                        vivenu -> new VivenuAccounts(http, policy),
                        podIp -> OptionalLong.of(Long.MAX_VALUE))) {
            it.readyReceiver();
            it.apiKey("canary-api-key-1");

            // when
            region(it, "https://other.example.com/api");

            // then
            OnAnApiServer.eventually(
                    () -> assertThat(it.condition("dach", CREDENTIALS_VALID)).isEqualTo("FALSE VendorProtocol"));
            assertThat(it.stored("dach")
                            .getStatus()
                            .condition(CREDENTIALS_VALID)
                            .orElseThrow()
                            .message())
                    .contains("may not be called", "not one of the hosts that are allowed")
                    .doesNotContain("canary");
            assertThat(it.condition("dach", POLLERS_SCHEDULED)).isEqualTo("FALSE WaitingForCredentials");
            assertThat(it.client
                            .batch()
                            .v1()
                            .jobs()
                            .inNamespace(it.namespace)
                            .list()
                            .getItems())
                    .isEmpty();
        }
    }

    private static void region(Installation it, String baseUrl) {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace(it.namespace);
        region.setSpec(new VivenuRegionSpec(null, baseUrl, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        it.client.resource(region).create();
    }
}
