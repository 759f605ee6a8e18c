package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseVariablesTest {
    private final Map<String, String> variables =
            new HashMap<>(Map.of("DATABASE_URL", "postgresql://u:CANARY@primary/d"));

    private DatabaseUrl url(String variable) {
        var database = new DatabaseVariables(new EnvironmentVariables(variables));
        return variable.equals("DATABASE_URL") ? database.url() : database.readUrl();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "DATABASE_READ_URL"})
    void whatIsBesideTheUrlHoldsForWritersAndReaders(String variable) {
        // given
        variables.put(variable, "postgresql://u:CANARY@server/d");
        variables.put("DATABASE_CA_FILE", "/trust/ca.crt");
        variables.put("DATABASE_POOLER", "transaction");
        variables.put("DATABASE_PASSWORD_FILE", "/secret/password");

        // when
        DatabaseUrl url = url(variable);

        // then
        assertThat(url.jdbcUrl()).contains("//server", "sslmode=verify-full", "sslrootcert=%2Ftrust%2Fca.crt");
        assertThat(url.pooler()).isEqualTo(PoolerMode.TRANSACTION);
        assertThat(url.passwordFile()).isPresent();
    }

    @Test
    void whoReadsHasTheWritersUrlUnlessThereIsAnother() {
        assertThat(url("DATABASE_READ_URL").jdbcUrl()).contains("//primary");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL,DATABASE_URL,mysql://u:CANARY@h/d",
        "DATABASE_READ_URL,DATABASE_READ_URL,mysql://u:CANARY@h/d",
        "DATABASE_URL,DATABASE_POOLER,CANARY"
    })
    void namesTheVariableOnceAndNoValue(String asked, String variable, String value) {
        variables.put(variable, value);

        assertThatThrownBy(() -> url(asked))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(variable + " ")
                .hasMessageNotContaining("CANARY")
                .satisfies(e -> assertThat(e.getMessage().split(variable, -1)).hasSize(2));
    }

    @Test
    void aUrlWithoutTlsContradictsACertificate() {
        variables.put("DATABASE_URL", "postgresql://u:CANARY@h/d?sslmode=disable");
        variables.put("DATABASE_CA_FILE", "/trust/ca.crt");

        assertThatThrownBy(() -> url("DATABASE_URL"))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("DATABASE_CA_FILE names a certificate");
    }
}
