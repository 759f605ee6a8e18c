package io.vivenuoperator.load.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.load.delivery.Target;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadSettingsTest {
    private static final Map<String, String> LEAST =
            Map.of("DATABASE_URL", "postgresql://u:p%40s@h:5432/d?sslmode=require", "REGIONS", "dach=one,ns/italy=two");

    @Test
    void needsOnlyTheDatabaseAndTheRegions() {
        LoadSettings settings = LoadSettings.from(LEAST);

        assertThat(settings.targets()).containsExactly(new Target("dach", "one"), new Target("ns/italy", "two"));
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/d?sslmode=require&user=u&password=p%40s");
        assertThat(settings.rate()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE,x",
        "SECONDS,0",
        "CONNECTIONS,-1",
        "HOT_SHARE,2",
        "RECEIVER_URL,https://h",
        "REGIONS,dach",
        "DATABASE_URL,mysql"
    })
    void namesTheVariableThatIsWrong(String variable, String value) {
        var environment = new HashMap<>(LEAST);
        environment.put(variable, value);

        assertThatThrownBy(() -> LoadSettings.from(environment))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(variable + " must ");
    }

    @Test
    void showsNoSecret() {
        assertThat(LoadSettings.from(LEAST)).asString().doesNotContain("one", "two", "p%40s");
    }
}
