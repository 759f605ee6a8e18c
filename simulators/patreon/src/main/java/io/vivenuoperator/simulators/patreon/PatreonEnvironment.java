package io.vivenuoperator.simulators.patreon;

import io.vivenuoperator.simulators.patreon.api.CampaignRules;
import io.vivenuoperator.simulators.patreon.delivery.DeliveryRules;
import io.vivenuoperator.simulators.patreon.oauth.ClientSecrets;
import io.vivenuoperator.simulators.platform.environment.PlatformEnvironment;
import java.nio.file.Path;
import java.util.Map;

/** Reads the process's settings from its environment. */
final class PatreonEnvironment {
    private static final int DEFAULT_PORT = 8092;

    private final PlatformEnvironment environment;

    PatreonEnvironment(Map<String, String> variables) {
        environment = new PlatformEnvironment(variables);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the variable and the fix
     */
    PatreonSettings settings() {
        PatreonSettings defaults = PatreonSettings.defaults();
        ClientSecrets client = defaults.client();
        return new PatreonSettings(
                environment.text("HOST").orElse(defaults.host()),
                environment.port(DEFAULT_PORT),
                new CampaignRules(
                        environment
                                .text("CAMPAIGN_ID")
                                .orElse(defaults.campaign().campaignId()),
                        defaults.campaign().creatorId(),
                        environment.truth("LIMITS", true)),
                new ClientSecrets(
                        environment.text("CLIENT_ID").orElse(client.id()),
                        environment.text("CLIENT_SECRET").orElse(client.secret()),
                        environment.text("REDIRECT_URI").orElse(client.redirectUri()),
                        environment.text("CREATOR_ACCESS_TOKEN").orElse(client.creatorAccess()),
                        environment.text("CREATOR_REFRESH_TOKEN").orElse(client.creatorRefresh())),
                DeliveryRules.defaults(),
                environment.text("PEOPLE_FILE").map(Path::of));
    }
}
