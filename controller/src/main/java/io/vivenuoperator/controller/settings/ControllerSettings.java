package io.vivenuoperator.controller.settings;

import io.vivenuoperator.operator.pod.PodFragment;
import io.vivenuoperator.operator.pod.PodFragmentReader;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The controller's settings, from its environment.
 *
 * @param scope whose regions it reconciles
 * @param allowedHosts hosts that may be called in Vivenu's place, beside its own; empty: any
 * @param webhookBaseUrl the receivers' public URL, without a trailing slash
 * @param checkInterval time between two checks of an unchanged webhook
 * @param rotationOverlap how long a replaced signing key is still accepted; Vivenu retries a delivery for about two hours
 * @param regionKeys the ConfigMap that remembers which key each region has, in the operator's namespace
 * @param secretInterval when all namespaces are watched: after which time a changed Secret is noticed at the latest
 * @param lease the lease by which replicas of this release elect their leader, in the operator's namespace
 * @param release the release that these pods belong to (app.kubernetes.io/instance)
 * @param podName this replica's name in the leader election
 * @param events the events service, if there is one
 * @param historical how historical syncs run, if they do
 * @param exports how exports run, if they do
 * @param vivenu trusted certificates and proxy, for calls to Vivenu only
 */
public record ControllerSettings(
        String operatorNamespace,
        WatchScope scope,
        List<String> allowedHosts,
        String webhookBaseUrl,
        RegistrySettings registry,
        PollerSettings poller,
        Duration checkInterval,
        Duration rotationOverlap,
        boolean leaderElection,
        String regionKeys,
        Duration secretInterval,
        String lease,
        Optional<String> release,
        Optional<String> podName,
        String host,
        int managementPort,
        Optional<EventsSettings> events,
        Optional<HistoricalSettings> historical,
        Optional<ExportSettings> exports,
        HttpConnectionSettings vivenu) {
    private static final Pattern HOST = Pattern.compile("\\.?[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private static final PodFragmentReader POLLER_POD =
            new PodFragmentReader(PollerContainer.NAME, PollerContainer.VARIABLES, PollerContainer.VOLUMES);

    /** Duplicates must be recognised for at least this long. */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(30);

    /**
     * Where the receivers are, and which registry they read.
     *
     * @param receiverSelector label selector of the receiver pods, in the operator's namespace
     * @param waitForKubelet whether receivers get a new registry when the kubelet looks for it, without being hurried
     */
    public record RegistrySettings(
            String secret, String receiverSelector, int receiverManagementPort, boolean waitForKubelet) {}

    /**
     * Settings passed on to the pollers' pods.
     *
     * @param pollKeysSecret the Secret with the API keys of regions in other namespaces, in the operator's namespace
     * @param deliveryRetentionDays after how many days the database deletes webhook deliveries; absent: never
     * @param pod the pollers' block of the chart's values
     */
    public record PollerSettings(
            String image,
            String imagePullPolicy,
            String serviceAccount,
            String databaseSecret,
            String databaseSecretKey,
            String pollKeysSecret,
            Optional<Integer> deliveryRetentionDays,
            PodFragment pod) {}

    public static ControllerSettings from(EnvironmentVariables env) {
        var namespace = env.required("OPERATOR_NAMESPACE", "give the namespace that the controller runs in");
        return new ControllerSettings(
                namespace,
                WatchScope.from(env, namespace),
                env.list(
                        "ALLOWED_HOSTS",
                        "give names of hosts, or .example.com for all below it, with commas between them",
                        ControllerSettings::host),
                env.url("WEBHOOK_BASE_URL", "give the address of the receivers, for example https://hooks.example.com"),
                registry(env),
                poller(env),
                env.durations().iso("CHECK_INTERVAL", Duration.ofMinutes(10), Duration.ofSeconds(10)),
                env.durations().iso("ROTATION_OVERLAP", Duration.ofHours(3), Duration.ZERO),
                env.flag("LEADER_ELECTION"),
                env.text("REGION_KEYS", "vivenu-operator-region-keys"),
                env.durations().iso("SECRET_INTERVAL", Duration.ofMinutes(1), Duration.ofSeconds(1)),
                env.text("LEASE", "vivenu-operator"),
                env.optional("RELEASE"),
                env.optional("POD_NAME"),
                env.text("HOST", "0.0.0.0"),
                env.port("MANAGEMENT_PORT", 8080),
                EventsSettings.from(env),
                HistoricalSettings.from(env),
                ExportSettings.from(env),
                HttpConnectionSettings.from(env, "VIVENU"));
    }

    static String host(String name) {
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a host");
        }
        return name;
    }

    private static RegistrySettings registry(EnvironmentVariables env) {
        return new RegistrySettings(
                env.text("REGISTRY_SECRET", "vivenu-operator-regions"),
                env.text("RECEIVER_SELECTOR", "app.kubernetes.io/component=webhook-receiver"),
                env.port("RECEIVER_MANAGEMENT_PORT", 8081),
                env.flag("WAIT_FOR_KUBELET"));
    }

    private static PollerSettings poller(EnvironmentVariables env) {
        return new PollerSettings(
                env.required("POLLER_IMAGE", "give the image of poller-job"),
                env.text("POLLER_IMAGE_PULL_POLICY", "IfNotPresent"),
                env.text("POLLER_SERVICE_ACCOUNT", "default"),
                env.required("DATABASE_SECRET", "name the Secret that holds the database's URL"),
                env.text("DATABASE_SECRET_KEY", "url"),
                env.text("POLL_KEYS_SECRET", "vivenu-operator-poll-keys"),
                env.durations()
                        .days("DELIVERY_RETENTION_DAYS", SHORTEST_RETENTION)
                        .map(kept -> Math.toIntExact(kept.toDays())),
                env.optional("POLLER_POD")
                        .map(pod -> env.parsed("POLLER_POD", pod, POLLER_POD::read))
                        .orElse(PodFragment.none()));
    }
}
