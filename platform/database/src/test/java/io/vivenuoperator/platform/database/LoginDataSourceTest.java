package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginDataSourceTest {
    /** With 0, HikariCP would not wait for its threads when it closes, and would log a warning each time. */
    @Test
    void aPoolGetsBackTheLoginTimeoutThatItSet() {
        var logins = new LoginDataSource(DatabaseUrl.parse("postgresql://u:p@localhost:5432/d"), Map.of());

        logins.setLoginTimeout(5);

        assertThat(logins.getLoginTimeout()).isEqualTo(5);
    }
}
