package io.vivenuoperator.platform.database;

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
    void ofSeveralHostsItWantsTheOneThatTakesWrites() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@a:1,b:2/d").jdbcUrl())
                .isEqualTo("jdbc:postgresql://a:1,b:2/d?targetServerType=primary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://u:p@[::1]:5433/d                     | //[::1]:5433/d
                    postgresql://u:p@[2001:db8::1],h:1/d              | //[2001:db8::1],h:1/d?targetServerType=primary
                    postgresql:///d?host=h&port=5433&user=u           | //h:5433/d
                    postgresql://?host=h&dbname=d                     | //h/d
                    postgresql:///d?host=a,b&port=1,2                 | //a:1,b:2/d?targetServerType=primary
                    postgresql:///d?hostaddr=10.0.0.1                 | //10.0.0.1/d
                    postgresql://u:p@h/a%20b                          | //h/a%20b
                    postgresql://u:p@h/a+b                            | //h/a%2Bb
                    '"postgresql://u:p@h/d"'                          | //h/d
                    ' ''postgresql://u:p@h/d'' '                      | //h/d
                    """)
    void readsWhereTheServerIs(String value, String driver) {
        assertThat(DatabaseUrl.parse(value).jdbcUrl()).isEqualTo("jdbc:postgresql:" + driver);
    }

    @Test
    void takesOffWhatAFileLeavesAroundIt() {
        assertThat(DatabaseUrl.parse("\uFEFF postgresql://u:p@h/d\r\n").jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/d");
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
                    jdbc:postgresql://u:canary@h/d      | remove the leading jdbc:
                    jdbc:postgresql:d                   | names no host
                    postgresql:///d?host=/tmp           | Unix socket
                    postgresql://u:canary@%2Ftmp/d      | Unix socket
                    postgresql://u:canary@::1/d         | brackets
                    postgresql://u:canary@h:0/d         | port
                    postgresql://u:canary@h:99999/d     | port
                    postgresql://u:canary@a,/d          | comma
                    postgresql://u:canary@a,b/d?port=1,2,3 | as many ports
                    host=h password=canary dbname=d     | key=value
                    postgresql://u:canary@h/d/e         | percent-encode
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

    @Test
    void whoOnlyReadsTakesAStandbyOfSeveralHosts() {
        assertThat(DatabaseUrl.parseForReading("postgresql://u@a,b/d").jdbcUrl())
                .contains("targetServerType=preferSecondary");
        assertThat(DatabaseUrl.parseForReading("postgresql://u@a/d").jdbcUrl()).doesNotContain("targetServerType");
    }

    @Test
    void whatIsWrongWithTheUrlForReadingIsSaidOfItsOwnVariable() {
        assertThatThrownBy(() -> DatabaseUrl.parseForReading("mysql://u:canary@h/d"))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasMessageStartingWith("DATABASE_READ_URL does not start with")
                .hasMessageNotContaining("canary");
    }
}
