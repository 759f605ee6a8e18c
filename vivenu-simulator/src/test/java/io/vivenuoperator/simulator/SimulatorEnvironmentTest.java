package io.vivenuoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorEnvironmentTest {
    @Test
    void nothingNeedsToBeSet() {
        SimulatorSettings settings = new SimulatorEnvironment(Map.of()).settings();

        assertThat(settings).isEqualTo(SimulatorSettings.defaults().withPort(8090));
        assertThat(settings.webhookRetries()).hasSize(6);
        assertThat(settings.webhookRetries().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(110), Duration.ofMinutes(130));
    }

    @Test
    void everythingCanBeSet() {
        SimulatorSettings settings = new SimulatorEnvironment(Map.ofEntries(
                        Map.entry("HOST", "0.0.0.0"),
                        Map.entry("PORT", "9000"),
                        Map.entry("SELLERS", "usa, dach"),
                        Map.entry("EVENTS_PER_SELLER", "2"),
                        Map.entry("TICKETS_PER_EVENT", "0"),
                        Map.entry("SALES_PER_MINUTE", "60"),
                        Map.entry("SEED", "-7"),
                        Map.entry("ALLOW_HTTP_WEBHOOKS", "false"),
                        Map.entry("WEBHOOK_RETRY_SECONDS", "1,5"),
                        Map.entry("RATE_PER_MINUTE", "100"),
                        Map.entry("RATE_PER_HOUR", "1000")))
                .settings();

        assertThat(settings.sellers()).containsExactly("usa", "dach");
        assertThat(settings.webhookRetries()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(settings.allowHttpWebhooks()).isFalse();
        assertThat(settings.requestsPerHour()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT|x",
                "PORT|65536",
                "SELLERS|Dach",
                "SELLERS|dach,dach",
                "SELLERS|dach,",
                "EVENTS_PER_SELLER|0",
                "TICKETS_PER_EVENT|-1",
                "SALES_PER_MINUTE|many",
                "SEED|1.5",
                "ALLOW_HTTP_WEBHOOKS|yes",
                "WEBHOOK_RETRY_SECONDS|1,,2",
                "RATE_PER_MINUTE|-1",
                "RATE_PER_HOUR|none"
            })
    void aWrongVariableIsNamedWithTheFix(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatorEnvironment(Map.of(name, value)).settings())
                .withMessageStartingWith(name)
                .withMessageContaining("set it");
    }
}
