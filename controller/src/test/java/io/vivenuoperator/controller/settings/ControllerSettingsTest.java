package io.vivenuoperator.controller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerSettingsTest {
    @Test
    void needsFourVariablesAndHasDefaultsForTheRest() {
        // when
        var settings = ControllerSettings.from(new EnvironmentVariables(minimal()));

        // then
        assertThat(settings.scope().namespaces()).containsExactly("vivenu");
        assertThat(settings.registry().secret()).isEqualTo("vivenu-operator-regions");
        assertThat(settings.checkInterval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.managementPort()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATOR_NAMESPACE,",
        "WEBHOOK_BASE_URL,",
        "WEBHOOK_BASE_URL,hooks.example.com",
        "WEBHOOK_BASE_URL,https://hooks.example.com/",
        "POLLER_IMAGE,",
        "DATABASE_SECRET,",
        "CHECK_INTERVAL,ten minutes",
        "CHECK_INTERVAL,PT1S",
        "DELIVERY_RETENTION_DAYS,29",
        "DELIVERY_RETENTION_DAYS,P90D",
        "LEADER_ELECTION,yes",
        "MANAGEMENT_PORT,http",
        "MANAGEMENT_PORT,70000",
        "RECEIVER_MANAGEMENT_PORT,-1",
        "WATCH_NAMESPACE,'a,,b'",
        "WATCH_NAMESPACE,'*,b'",
        "CONTROLLER_CLASS,Second",
        "ALLOWED_HOSTS,https://gateway.example.com",
        "WAIT_FOR_KUBELET,1",
        "POLLER_POD,{",
        "VIVENU_PROXY,proxy:3128",
        "VIVENU_NO_PROXY,*",
        "VIVENU_CA_FILE,/does/not/exist"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        // given
        var variables = new HashMap<>(minimal());
        variables.put(name, value == null ? "" : value);

        // then
        assertThatThrownBy(() -> ControllerSettings.from(new EnvironmentVariables(variables)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(name);
    }

    @Test
    void namesTheFieldOfThePollsPodThatIsWrong() {
        // given
        var variables = new HashMap<>(minimal());
        variables.put("POLLER_POD", "{\"spec\": {\"tolerationz\": []}}");

        // then
        assertThatThrownBy(() -> ControllerSettings.from(new EnvironmentVariables(variables)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("POLLER_POD is invalid: spec.tolerationz is no field of a Kubernetes pod");
    }

    @ParameterizedTest
    @CsvSource({"REGION", "DATABASE_URL", "DELIVERY_RETENTION_DAYS"})
    void refusesAVariableOfThePollsThatItSetsItself(String name) {
        // given
        var variables = new HashMap<>(minimal());
        variables.put(
                "POLLER_POD",
                "{\"spec\": {\"containers\": [{\"name\": \"poller\", \"env\": [{\"name\": \"" + name + "\"}]}]}}");

        // then
        assertThatThrownBy(() -> ControllerSettings.from(new EnvironmentVariables(variables)))
                .hasMessageContaining("spec.containers[0].env has " + name);
    }

    private static Map<String, String> minimal() {
        return Map.of(
                "OPERATOR_NAMESPACE", "vivenu",
                "WEBHOOK_BASE_URL", "https://hooks.example.com",
                "POLLER_IMAGE", "registry.local/poller-job:1",
                "DATABASE_SECRET", "database");
    }
}
