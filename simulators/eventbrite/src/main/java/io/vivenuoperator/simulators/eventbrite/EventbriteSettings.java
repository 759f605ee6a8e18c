package io.vivenuoperator.simulators.eventbrite;

import io.vivenuoperator.simulators.eventbrite.api.OrganizationRules;
import io.vivenuoperator.simulators.eventbrite.delivery.DeliveryRules;
import io.vivenuoperator.simulators.eventbrite.oauth.OAuthClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator is set up.
 *
 * @param port 0 for any that is free
 * @param people a file of tickets to begin with
 */
public record EventbriteSettings(
        String host,
        int port,
        OrganizationRules organization,
        OAuthClient client,
        DeliveryRules delivery,
        Optional<Path> people) {
    private static final String USER_ID = "163054428874";
    private static final int PAGE_SIZE = 50;

    /** An organization without a limit and without tickets. */
    public static EventbriteSettings defaults() {
        return new EventbriteSettings(
                "127.0.0.1",
                0,
                new OrganizationRules("5000001", USER_ID, false, PAGE_SIZE),
                new OAuthClient(
                        "sim-client",
                        "sim-client-secret",
                        "http://127.0.0.1:8080/oauth/eventbrite/callback",
                        "sim-private-token"),
                DeliveryRules.defaults(USER_ID),
                Optional.empty());
    }

    /** The same, with Eventbrite's limit. */
    public EventbriteSettings limited() {
        return new EventbriteSettings(
                host,
                port,
                new OrganizationRules(
                        organization.organizationId(), organization.userId(), true, organization.pageSize()),
                client,
                delivery,
                people);
    }

    /** The same with other rules for deliveries. */
    public EventbriteSettings withDelivery(DeliveryRules other) {
        return new EventbriteSettings(host, port, organization, client, other, people);
    }
}
