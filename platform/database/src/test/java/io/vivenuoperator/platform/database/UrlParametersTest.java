package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Every possible parameter of a URL has a verdict; the driver itself ignores unknown ones. */
class UrlParametersTest {
    /** {@code PQconninfoOptions} of libpq 18 and the future 19, each with a value that psql accepts and the verdict. */
    @ParameterizedTest
    @CsvFileSource(resources = "/libpq-parameters.csv", delimiter = '|', numLinesToSkip = 1)
    void everyParameterOfLibpqIsKeptOrIgnoredOrRefused(String name, String value, String becomes) {
        String url = "postgresql://u:p@h/d?" + name + "=" + value;

        if (becomes.equals("refused")) {
            assertThatThrownBy(() -> DatabaseUrl.parse(url))
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("parameter " + name)
                    .hasMessageNotContaining("canary");
        } else {
            assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo("jdbc:postgresql:" + becomes);
        }
    }

    /** The driver's own list decides what a JDBC URL may contain. */
    @ParameterizedTest
    @EnumSource(PGProperty.class)
    void everyParameterOfTheDriverIsKnown(PGProperty property) {
        String value = Optional.ofNullable(property.getChoices())
                .map(choices -> choices[0])
                .or(() -> Optional.ofNullable(property.getDefaultValue()))
                .orElse("x");

        assertThat(LibpqParameters.judge(property.getName(), value)).isNotInstanceOf(UrlVerdict.Unknown.class);
    }

    static Stream<String> parametersThatAreKept() {
        return Stream.of(
                "application_name=a",
                "channel_binding=require",
                "connect_timeout=3",
                "gssencmode=disable",
                "keepalives=1",
                "krbsrvname=k",
                "load_balance_hosts=random",
                "options=-c%20a%3Db",
                "pgbouncer=true",
                "require_auth=scram-sha-256",
                "requiressl=1",
                "sslcert=c",
                "sslmode=verify-full&sslrootcert=system",
                "sslkey=k",
                "sslnegotiation=direct",
                "sslrootcert=r",
                "target_session_attrs=read-write");
    }

    /** Checked against the driver's names: it would silently drop an unknown one. */
    @ParameterizedTest
    @MethodSource("parametersThatAreKept")
    void whatIsPassedOnIsUnderstoodByTheDriver(String query) {
        String jdbcUrl = DatabaseUrl.parse("postgresql://u:p@h/d?" + query).jdbcUrl();

        Properties understood = Driver.parseURL(jdbcUrl, new Properties());

        assertThat(understood).isNotNull();
        assertThat(understood.stringPropertyNames())
                .hasSizeGreaterThan(3)
                .isSubsetOf(Arrays.stream(PGProperty.values())
                        .map(PGProperty::getName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sslrootcert=system                          | sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full
            sslrootcert=system&sslmode=verify-full      | sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full
            sslmode=require&supa=base-pooler.x          | sslmode=require
            pgbouncer=true&connection_limit=1           | prepareThreshold=0
            options=endpoint%3Dep-cool-1                | options=endpoint%3Dep-cool-1
            ssl=true                                    | sslmode=require
            serverVersion=16&charset=utf8               | ''
            connect_timeout=1&connectTimeout=9          | connectTimeout=9
            """)
    void whatProvidersHandOutIsTranslated(String query, String driver) {
        assertThat(DatabaseUrl.parse("postgresql://u:p@h/d?" + query).jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/d" + (driver.isEmpty() ? "" : "?" + driver));
    }

    /** Each transaction sets it, because poolers refuse it at login. */
    @ParameterizedTest
    @ValueSource(strings = {"currentSchema", "schema", "search_path"})
    void aSchemaIsKeptFromTheDriver(String name) {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@h/d?" + name + "=sales");

        assertThat(url.schema()).contains("sales");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h/d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sslmode=no-verify                      | sslmode, which has a value that PostgreSQL does not have; require
            sslmode=verify_full                    | sslmode, which must be one of
            sslrootcert=system&sslmode=require     | sslmode=verify-full&sslrootcert=system
            target_session_attrs=standby           | target_session_attrs, which must be read-write
            targetServerType=secondary             | targetServerType, which must be primary
            connect_timeout=soon                   | connect_timeout, which must be a whole number
            tcpKeepAlive=yes                       | tcpKeepAlive, which must be true or false
            applicationname=x                      | write ApplicationName
            connectTimeOut=3                       | write connectTimeout
            sslmod=require                         | sslmod, which neither PostgreSQL nor its JDBC driver knows
            sslaccept=strict                       | write sslmode=verify-full
            statement_timeout=5                    | leave it out
            client_encoding=LATIN1                 | the programs use UTF8
            sslcrl=/x                              | revocation
            logServerErrorDetail=true              | values of rows
            hostaddr=10.0.0.1                      | leave hostaddr out
            """)
    void whatCannotBeKeptIsRefusedByNameWithTheFix(String query, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://u:canary@h/d?" + query))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://h/d?password=pa&canary",
        "postgresql://h/d?password=pa&canary=x",
        "postgresql://h/d?sslmode=canary",
        "postgresql://h/d?canary%20=1",
        "postgresql://u:12/canary@h/d",
        "postgresql://u:12#canary@h/d",
        "postgresql://u:12?canary@h/d",
        "postgresql://u:ca@nary:canary@h:1:2/d",
        "host=h user=u password=canary dbname=d"
    })
    void theRestOfAPasswordIsNoNameToShow(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void thePasswordOfAKeyIsSecret() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@h/d?sslkey=/k.p12&sslpassword=canary");

        assertThat(url.jdbcUrl() + url).doesNotContain("canary");
        assertThat(url.secrets()).containsEntry("sslpassword", "canary");
    }
}
