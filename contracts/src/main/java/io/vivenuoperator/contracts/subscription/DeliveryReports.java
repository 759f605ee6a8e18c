package io.vivenuoperator.contracts.subscription;

import java.util.List;
import java.util.Optional;

/**
 * An events pod's answer to {@code GET /subscriptions} on its management port: the subscriptions and replays that it delivers
 * for. Others are other pods'.
 *
 * @param revision of the subscriptions file in force
 */
public record DeliveryReports(String revision, List<SubscriptionReport> subscriptions, List<ReplayReport> replays) {
    public DeliveryReports {
        subscriptions = List.copyOf(subscriptions);
        replays = List.copyOf(replays);
    }

    public String toJson() {
        return DeliveryReportsJson.write(this);
    }

    /** Empty if the answer did not come from an events pod; entries with words of a later release are left out. */
    public static Optional<DeliveryReports> parse(String json) {
        return DeliveryReportsJson.read(json);
    }
}
