package io.vivenuoperator.simulators.eventbrite;

import io.vivenuoperator.simulators.eventbrite.api.OrganizationRules;
import io.vivenuoperator.simulators.eventbrite.oauth.OAuthClient;
import io.vivenuoperator.simulators.platform.environment.PlatformEnvironment;
import java.nio.file.Path;
import java.util.Map;

/** Reads the process's settings from its environment. */
final class EventbriteEnvironment {
    private static final int DEFAULT_PORT = 8091;

    private final PlatformEnvironment environment;

    EventbriteEnvironment(Map<String, String> variables) {
        environment = new PlatformEnvironment(variables);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the variable and the fix
     */
    EventbriteSettings settings() {
        EventbriteSettings defaults = EventbriteSettings.defaults();
        OAuthClient client = defaults.client();
        return new EventbriteSettings(
                environment.text("HOST").orElse(defaults.host()),
                environment.port(DEFAULT_PORT),
                new OrganizationRules(
                        environment
                                .text("ORGANIZATION_ID")
                                .orElse(defaults.organization().organizationId()),
                        defaults.organization().userId(),
                        environment.truth("LIMITS", true),
                        defaults.organization().pageSize()),
                new OAuthClient(
                        environment.text("CLIENT_ID").orElse(client.id()),
                        environment.text("CLIENT_SECRET").orElse(client.secret()),
                        environment.text("REDIRECT_URI").orElse(client.redirectUri()),
                        environment.text("PRIVATE_TOKEN").orElse(client.privateToken())),
                defaults.delivery(),
                environment.text("PEOPLE_FILE").map(Path::of));
    }
}
