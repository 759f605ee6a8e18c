package io.vivenuoperator.platform.service.greeter;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;

/** A greeter's settings. */
record GreeterSettings(ServiceSettings service, String word) {
    static GreeterSettings from(EnvironmentVariables environment) {
        return new GreeterSettings(
                ServiceSettings.from(environment), environment.required("GREETING", "give the word to greet with"));
    }
}
