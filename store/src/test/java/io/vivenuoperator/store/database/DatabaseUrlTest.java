package io.vivenuoperator.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void readsTheFormThatProvidersHandOut() {
        var url = DatabaseUrl.parse("postgresql://ann:s3cret@db.example.com:6432/sales?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:6432/sales?sslmode=require");
        assertThat(url.user()).contains("ann");
        assertThat(url.password()).contains("s3cret");
    }

    @Test
    void decodesUserAndPassword() {
        var url = DatabaseUrl.parse("postgres://an%40n:p%2Fa%3As%25s+%20x@h/d");

        assertThat(url.user()).contains("an@n");
        assertThat(url.password()).contains("p/a:s%s+ x");
    }

    @Test
    void keepsSeveralParametersAndTranslatesThoseOfLibpq() {
        var url = DatabaseUrl.parse(
                "postgresql://u:p@h/d?sslmode=require&channel_binding=require&application_name=x%20y");

        assertThat(url.jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/d?sslmode=require&channelBinding=require&ApplicationName=x%20y");
    }

    @Test
    void readsAJdbcUrlAndTakesTheCredentialsOutOfIt() {
        var url = DatabaseUrl.parse("jdbc:postgresql://h:5432/d?user=ann&password=s%263cret&ssl=true");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/d?ssl=true");
        assertThat(url.user()).contains("ann");
        assertThat(url.password()).contains("s&3cret");
    }

    @Test
    void needsNoUser() {
        assertThat(DatabaseUrl.parse("postgresql://h/d").user()).isEqualTo(Optional.empty());
    }

    @Test
    void takesSeveralHosts() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@a:1,b:2/d").jdbcUrl()).isEqualTo("jdbc:postgresql://a:1,b:2/d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                  | is empty
                    mysql://u:canary@h/d                | does not start with postgresql://
                    u:canary@h/d                        | does not start with postgresql://
                    postgresql://u:canary@/d            | names no host
                    postgresql://u:canary@h             | names no database
                    postgresql://u:canary@h:x/d         | port
                    postgresql://u:can ary@h/d          | percent-encode
                    postgresql://u:canary%@h/d          | percent
                    jdbc:postgresql://u:canary@h/d      | drop the leading jdbc:
                    jdbc:postgresql:d                   | names no host
                    """)
    void saysWhatIsWrongAndHowToFixIt(String value, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse(value))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining(problem)
                .hasMessageContaining("postgresql://user:password@host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:canary@h/d",
                "jdbc:postgresql://h/d?password=canary&user=u",
                "postgresql://h/d?password=canary"
            })
    void neverShowsThePassword(String value) {
        var url = DatabaseUrl.parse(value);

        assertThat(url.toString()).doesNotContain("canary");
        assertThat(url.jdbcUrl()).doesNotContain("canary");
        assertThat(url.password()).contains("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:canary@h/d",
                "postgresql://u:canary@/d",
                "postgresql://u:canary@h:x/d",
                "postgresql://u:canary %@h/d",
                "postgresql://u:canary%zz@h/d",
                "jdbc:postgresql://u:canary@h/d",
                "postgresql://u:canary/@h/d"
            })
    void neverShowsThePasswordInAnError(String value) {
        assertThatThrownBy(() -> DatabaseUrl.parse(value))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("canary");
    }
}
