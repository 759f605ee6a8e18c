package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import java.util.List;

/** How subscriptions and replays from Kubernetes are. What is not known is absent, never 0. */
public interface LiveReports {
    /** Those that this process delivers, and those that nobody delivers. */
    List<SubscriptionReport> subscriptions();

    /** Those that are under way, and those that ended within the last days. */
    List<ReplayReport> replays();
}
