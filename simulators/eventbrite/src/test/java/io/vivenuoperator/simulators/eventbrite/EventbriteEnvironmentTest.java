package io.vivenuoperator.simulators.eventbrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventbriteEnvironmentTest {
    @Test
    void aProcessHasLimitsAndAPortOfItsOwn() {
        EventbriteSettings settings = new EventbriteEnvironment(Map.of()).settings();

        assertThat(settings.port()).isEqualTo(8091);
        assertThat(settings.organization().limited()).isTrue();
        assertThat(settings.people()).isEmpty();
    }

    @Test
    void variablesCount() {
        EventbriteSettings settings = new EventbriteEnvironment(Map.of(
                        "PORT", " 9000 ", "LIMITS", "false", "PEOPLE_FILE", "/people.json", "ORGANIZATION_ID", "5"))
                .settings();

        assertThat(settings.port()).isEqualTo(9_000);
        assertThat(settings.organization().limited()).isFalse();
        assertThat(settings.people()).contains(Path.of("/people.json"));
        assertThat(settings.organization().organizationId()).isEqualTo("5");
    }
}
