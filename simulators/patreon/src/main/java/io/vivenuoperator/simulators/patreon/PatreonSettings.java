package io.vivenuoperator.simulators.patreon;

import io.vivenuoperator.simulators.patreon.api.CampaignRules;
import io.vivenuoperator.simulators.patreon.delivery.DeliveryRules;
import io.vivenuoperator.simulators.patreon.oauth.ClientSecrets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator is set up.
 *
 * @param port 0 for any that is free
 * @param people a file of members to begin with
 */
public record PatreonSettings(
        String host,
        int port,
        CampaignRules campaign,
        ClientSecrets client,
        DeliveryRules delivery,
        Optional<Path> people) {
    /** A campaign without limits and without members. */
    public static PatreonSettings defaults() {
        return new PatreonSettings(
                "127.0.0.1",
                0,
                new CampaignRules("7000001", "70001", false),
                new ClientSecrets(
                        "sim-client",
                        "sim-client-secret",
                        "http://127.0.0.1:8080/oauth/patreon/callback",
                        "sim-creator-access",
                        "sim-creator-refresh"),
                DeliveryRules.defaults(),
                Optional.empty());
    }

    /** The same, with Patreon's limits. */
    public PatreonSettings limited() {
        return new PatreonSettings(
                host,
                port,
                new CampaignRules(campaign.campaignId(), campaign.creatorId(), true),
                client,
                delivery,
                people);
    }

    /** The same with other rules for deliveries. */
    public PatreonSettings withDelivery(DeliveryRules other) {
        return new PatreonSettings(host, port, campaign, client, other, people);
    }
}
