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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A region sends the controller somewhere it does not go, on a server that no admission policy guards. */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
class ForbiddenAddressIT {
    @ParameterizedTest
    @CsvSource({
        "metadata,https://169.254.169.254/api,link-local",
        "decimal,https://2852039166/api,link-local",
        "unlisted,https://other.example.com/api,not one of the hosts that are allowed"
    })
    void whatARegionMayNotCallIsNotCalled(String name, String baseUrl, String why, ApiServer server)
            throws IOException {
        // given
        var allowed = name.equals("unlisted") ? List.of("gateway.example.com") : List.<String>of();
        var policy = CallPolicy.singleAttempt(Clock.systemUTC()).withGuard(VendorAddresses.guard(allowed));
        try (var http = HttpTransport.newHttpClient();
                var it = new Installation(
                        server,
                        "forbidden-" + name,
                        vivenu -> new VivenuAccounts(http, policy),
                        podIp -> OptionalLong.of(Long.MAX_VALUE))) {
            it.readyReceiver();
            it.apiKey("canary-api-key-1");

            // when
            region(it, baseUrl);

            // then
            OnAnApiServer.eventually(
                    () -> assertThat(it.condition("dach", CREDENTIALS_VALID)).isEqualTo("FALSE VendorProtocol"));
            assertThat(it.stored("dach")
                            .getStatus()
                            .condition(CREDENTIALS_VALID)
                            .orElseThrow()
                            .message())
                    .contains("may not be called", why)
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
