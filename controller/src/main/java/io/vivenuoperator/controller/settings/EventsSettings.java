package io.vivenuoperator.controller.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the events service is, and what it is handed.
 *
 * @param secret the Secret with the subscriptions file, in the operator's namespace
 * @param selector label selector of the events pods, in the operator's namespace
 * @param overseers namespaces whose subscriptions may see the regions of every watched namespace
 * @param statusInterval after which time the pods are asked how the subscriptions are
 */
public record EventsSettings(
        String secret, String selector, int managementPort, List<String> overseers, Duration statusInterval) {
    public EventsSettings {
        overseers = List.copyOf(overseers);
    }

    /** Empty if there is no events service: then nobody looks at subscriptions. */
    static Optional<EventsSettings> from(EnvironmentVariables env) {
        return env.optional("SUBSCRIPTIONS_SECRET")
                .map(secret -> new EventsSettings(
                        secret,
                        env.text("EVENTS_SELECTOR", "app.kubernetes.io/component=events-service"),
                        env.port("EVENTS_MANAGEMENT_PORT", 8081),
                        env.list(
                                "EVENTS_OVERSEERS",
                                "give names of namespaces with commas between them",
                                WatchScope::namespace),
                        env.durations().iso("STATUS_INTERVAL", Duration.ofSeconds(15), Duration.ofSeconds(1))));
    }
}
