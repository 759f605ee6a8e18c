package io.vivenuoperator.simulators.patreon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatreonEnvironmentTest {
    @Test
    void aProcessHasLimitsAndAPortOfItsOwn() {
        PatreonSettings settings = new PatreonEnvironment(Map.of()).settings();

        assertThat(settings.port()).isEqualTo(8092);
        assertThat(settings.campaign().limited()).isTrue();
        assertThat(settings.people()).isEmpty();
    }

    @Test
    void variablesCount() {
        PatreonSettings settings = new PatreonEnvironment(
                        Map.of("PORT", " 9000 ", "LIMITS", "false", "PEOPLE_FILE", "/people.json", "CAMPAIGN_ID", "7"))
                .settings();

        assertThat(settings.port()).isEqualTo(9_000);
        assertThat(settings.campaign().limited()).isFalse();
        assertThat(settings.people()).contains(Path.of("/people.json"));
        assertThat(settings.campaign().campaignId()).isEqualTo("7");
    }
}
