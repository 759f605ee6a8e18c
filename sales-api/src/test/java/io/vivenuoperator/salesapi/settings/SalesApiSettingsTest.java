package io.vivenuoperator.salesapi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesApiSettingsTest {
    private static final Map<String, String> FEWEST =
            Map.of("DATABASE_URL", "postgresql://u:secret@h/d", "API_KEYS_FILE", "/keys.json");

    private static SalesApiSettings with(String name, String value) {
        Map<String, String> variables = new HashMap<>(FEWEST);
        variables.put(name, value);
        return SalesApiSettings.from(new EnvironmentVariables(variables));
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL,mysql://x",
        "DATABASE_READ_URL,mysql://x",
        "DATABASE_CONNECTIONS,0",
        "LONGEST_QUESTION_MILLIS,1",
        "REQUESTS_PER_KEY_PER_MINUTE,x",
        "TICK_MILLIS,49",
        "MAX_STREAMS,4097",
        "CACHE_MEBIBYTES,0",
        "PORT,x",
        "OIDC_ISSUER,https://login.example.com",
        "OIDC_JWKS_URL,https://login.example.com/keys",
        "ALLOWED_ORIGINS,*"
    })
    void whatIsInvalidIsNamed(String name, String value) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageMatching("(" + name + "|OIDC_[A-Z_]+) .*")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theServerIsVerifiedByTheGivenCertificate() {
        assertThat(with("DATABASE_CA_FILE", "/trust/ca.crt").database().jdbcUrl())
                .contains("sslmode=verify-full", "sslrootcert=%2Ftrust%2Fca.crt");
    }

    @Test
    void tokensAreAWayInWhenAnIssuerIsNamed() {
        Map<String, String> variables = new HashMap<>(FEWEST);
        variables.putAll(Map.of(
                "OIDC_ISSUER", "https://login.example.com/",
                "OIDC_AUDIENCE", "sales-api",
                "OIDC_JWKS_URL", "https://login.example.com/keys"));

        var tokens = SalesApiSettings.from(new EnvironmentVariables(variables)).tokens();
        assertThat(tokens).hasValueSatisfying(settings -> {
            assertThat(settings.issuer()).isEqualTo("https://login.example.com/");
            assertThat(settings.regionsClaim()).isEqualTo("regions");
            assertThat(settings.scopesClaim()).isEqualTo("scope");
        });
        assertThat(SalesApiSettings.from(new EnvironmentVariables(FEWEST)).tokens())
                .isEmpty();
    }

    @Test
    void aReplicaComesFirst() {
        SalesApiSettings settings = with("DATABASE_READ_URL", "postgresql://u:secret@replica/d");

        assertThat(settings.database().jdbcUrl()).contains("//replica");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void withoutKeysItCannotBeUsed() {
        assertThatThrownBy(() ->
                        SalesApiSettings.from(new EnvironmentVariables(Map.of("DATABASE_URL", "postgresql://u:p@h/d"))))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("API_KEYS_FILE is not set");
    }
}
