package io.vivenuoperator.contracts.subscription;

import java.util.List;
import java.util.Optional;

/**
 * A subscription as it is handed over: everything is resolved, so that the reader needs neither Kubernetes nor Secrets.
 *
 * @param uid of the resource; it stays when the spec changes
 * @param types patterns of types
 * @param regions keys of regions; {@code *} stands for all
 * @param sources other publishers than regions
 * @param minimumPercent of event.threshold_reached only those with at least this percentage
 * @param startFrom Now, Earliest or a time in UTC
 * @param secrets sign deliveries, the newest generation of receivers' first; empty: they are not signed
 * @param enableAt any new value enables a subscription that was disabled
 * @param testAt any new value sends a test message
 */
public record HandedSubscription(
        String uid,
        String namespace,
        String name,
        List<String> types,
        List<String> regions,
        List<String> sources,
        Optional<Integer> minimumPercent,
        boolean suspend,
        String startFrom,
        HandedTarget deliver,
        List<String> secrets,
        HandedPolicy policy,
        Optional<String> enableAt,
        Optional<String> testAt) {
    /** Begin with the next message. */
    public static final String NOW = "Now";

    /** Begin with the oldest message that the log still has. */
    public static final String EARLIEST = "Earliest";

    public HandedSubscription {
        types = List.copyOf(types);
        regions = List.copyOf(regions);
        sources = List.copyOf(sources);
        secrets = List.copyOf(secrets);
    }

    /** The same, delivering or not. */
    public HandedSubscription suspended(boolean now) {
        return new HandedSubscription(
                uid,
                namespace,
                name,
                types,
                regions,
                sources,
                minimumPercent,
                now,
                startFrom,
                deliver,
                secrets,
                policy,
                enableAt,
                testAt);
    }

    /** Without the secrets, which would end up in a log. */
    @Override
    public String toString() {
        return "HandedSubscription[" + uid + ", " + namespace + "/" + name + ", " + deliver.kind() + ", "
                + secrets.size() + " secrets]";
    }
}
