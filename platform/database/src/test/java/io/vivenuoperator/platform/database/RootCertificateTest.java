package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootCertificateTest {
    private static final Optional<String> FILE = Optional.of("/trust/ca.crt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p@h/d                             | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            "postgresql://u:p@h/d"                           | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?                            | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?sslmode=require             | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?sslmode=prefer&tcpKeepAlive=true | //h/d?tcpKeepAlive=true&sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?ssl=true                    | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?sslmode=verify-ca           | //h/d?sslmode=verify-ca&sslrootcert=%2Ftrust%2Fca.crt
            jdbc:postgresql://h/d?sslmode=verify-full        | //h/d?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt
            postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/own.crt | //h/d?sslmode=verify-full&sslrootcert=%2Fown.crt
            """)
    void theServerIsVerified(String url, String becomes) {
        assertThat(DatabaseUrl.parse(RootCertificate.addTo(url, FILE)).jdbcUrl())
                .isEqualTo("jdbc:postgresql:" + becomes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:p@h/d", "postgresql://u:p@h/d?sslmode=disable"})
    void withoutOneTheUrlStays(String url) {
        assertThat(RootCertificate.addTo(url, Optional.empty())).isEqualTo(url);
    }

    @Test
    void aUrlWithoutTlsIsRefused() {
        assertThatThrownBy(() -> RootCertificate.addTo("postgresql://u:canary@h/d?sslmode=disable", FILE))
                .isInstanceOf(InvalidDatabaseUrlException.class)
                .hasMessageContaining("DATABASE_CA_FILE")
                .message()
                .doesNotContain("canary");
    }
}
