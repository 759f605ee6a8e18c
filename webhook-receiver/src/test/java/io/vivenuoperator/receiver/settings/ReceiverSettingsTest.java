package io.vivenuoperator.receiver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.service.source.CidrBlock;
import io.vivenuoperator.platform.service.source.ClientAddressResolver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverSettingsTest {
    private static final Map<String, String> LEAST =
            Map.of("DATABASE_URL", "postgresql://u:CANARY@h/d", "REGIONS_FILE", "/r/regions.json");

    private static ReceiverSettings settings(Map<String, String> environment) {
        return ReceiverSettings.from(new EnvironmentVariables(environment));
    }

    @Test
    void needsOnlyTheDatabaseAndTheRegions() {
        ReceiverSettings settings = settings(LEAST);

        assertThat(settings.service().host()).isEqualTo("0.0.0.0");
        assertThat(settings.service().port()).isEqualTo(8080);
        assertThat(settings.service().managementPort()).isEqualTo(8081);
        assertThat(settings.service().limits().bodyBytes()).isEqualTo(1_048_576);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "REGIONS_FILE"})
    void namesTheVariableThatIsMissing(String missing) {
        var environment = new HashMap<>(LEAST);
        environment.remove(missing);

        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(missing + " is not set: give");
    }

    @ParameterizedTest
    @CsvSource({"PORT,x", "PORT,65536", "MANAGEMENT_PORT,-1", "MAX_BODY_BYTES,0", "MAX_BODY_BYTES,1MB", "QUEUE_ROWS,0"})
    void namesTheVariableThatIsWrongWithoutItsValue(String variable, String value) {
        var environment = new HashMap<>(LEAST);
        environment.put(variable, value);

        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(variable + " must be a whole number from ");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL,mysql://CANARY@h/d,DATABASE_URL does not start with postgresql://",
        "DATABASE_POOLER,CANARY,DATABASE_POOLER is invalid: must be none or transaction"
    })
    void namesWhatIsWrongWithTheDatabase(String variable, String value, String problem) {
        var environment = new HashMap<>(LEAST);
        environment.put(variable, value);

        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void verifiesTheDatabaseByACertificate() {
        var environment = new HashMap<>(LEAST);
        environment.put("DATABASE_CA_FILE", "/trust/ca.crt");

        assertThat(settings(environment).database().jdbcUrl())
                .contains("sslmode=verify-full", "sslrootcert=%2Ftrust%2Fca.crt");
    }

    @Test
    void refusesADatabaseWithoutTlsWhenThereIsACertificate() {
        var environment = new HashMap<>(LEAST);
        environment.put("DATABASE_CA_FILE", "/trust/ca.crt");
        environment.put("DATABASE_URL", "postgresql://u:CANARY@h/d?sslmode=disable");

        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void readsNetworks() {
        var environment = new HashMap<>(LEAST);
        environment.put("ALLOWED_SOURCES", "203.0.113.0/24, 2001:db8::/32");

        assertThat(settings(environment).service().sources().allowed())
                .containsExactly(CidrBlock.parse("203.0.113.0/24"), CidrBlock.parse("2001:db8::/32"));
        assertThat(settings(LEAST).service().sources()).isEqualTo(ClientAddressResolver.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALLOWED_SOURCES", "TRUSTED_PROXIES"})
    void namesTheListThatHoldsNoNetwork(String variable) {
        var environment = new HashMap<>(LEAST);
        environment.put(variable, "10.0.0.0/8,vivenu.com");

        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(variable + " must be a list of networks");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(settings(LEAST)).asString().doesNotContain("CANARY");
    }
}
