package io.vivenuoperator.simulators.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KlaviyoEnvironmentTest {
    @Test
    void aProcessHasLimitsAndAPortOfItsOwn() {
        KlaviyoSettings settings = new KlaviyoEnvironment(Map.of()).settings();

        assertThat(settings.port()).isEqualTo(8093);
        assertThat(settings.account().limited()).isTrue();
        assertThat(settings.people()).isEmpty();
    }

    @Test
    void variablesCount() {
        KlaviyoSettings settings = new KlaviyoEnvironment(Map.of(
                        "PORT", " 9000 ", "LIMITS", "false", "PEOPLE_FILE", "/people.json", "ACCOUNT_ID", "Other"))
                .settings();

        assertThat(settings.port()).isEqualTo(9_000);
        assertThat(settings.account().limited()).isFalse();
        assertThat(settings.people()).contains(Path.of("/people.json"));
        assertThat(settings.account().accountId()).isEqualTo("Other");
    }
}
