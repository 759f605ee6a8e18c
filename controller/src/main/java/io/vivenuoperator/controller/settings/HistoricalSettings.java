package io.vivenuoperator.controller.settings;

import io.vivenuoperator.operator.pod.PodFragment;
import io.vivenuoperator.operator.pod.PodFragmentReader;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How historical syncs run.
 *
 * @param managementPort of their pods
 * @param endpoints hosts that tickets may be sent to: a name, or .example.com for all below it; empty: none
 * @param statusInterval after which time a running pod is asked how far it is
 * @param pod their block of the chart's values
 */
public record HistoricalSettings(
        String image,
        String imagePullPolicy,
        String serviceAccount,
        int managementPort,
        List<String> endpoints,
        Duration statusInterval,
        PodFragment pod) {
    private static final PodFragmentReader POD =
            new PodFragmentReader(HistoricalContainer.NAME, HistoricalContainer.VARIABLES, HistoricalContainer.VOLUMES);

    public HistoricalSettings {
        endpoints = List.copyOf(endpoints);
    }

    /** Empty if the installation has none: then nobody looks at them. */
    static Optional<HistoricalSettings> from(EnvironmentVariables env) {
        return env.optional("HISTORICAL_IMAGE")
                .map(image -> new HistoricalSettings(
                        image,
                        env.text("HISTORICAL_IMAGE_PULL_POLICY", "IfNotPresent"),
                        env.text("HISTORICAL_SERVICE_ACCOUNT", "default"),
                        env.port("HISTORICAL_MANAGEMENT_PORT", 8081),
                        env.list(
                                "HISTORICAL_ENDPOINTS",
                                "give names of hosts, or .example.com for all below it, with commas between them",
                                ControllerSettings::host),
                        env.durations()
                                .iso("HISTORICAL_STATUS_INTERVAL", Duration.ofSeconds(15), Duration.ofMillis(100)),
                        env.optional("HISTORICAL_POD")
                                .map(pod -> env.parsed("HISTORICAL_POD", pod, POD::read))
                                .orElse(PodFragment.none())));
    }

    /** Whether tickets may be sent to the host. */
    public boolean allows(String host) {
        return endpoints.stream()
                .anyMatch(allowed -> allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
    }
}
