package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.account.RetryAfterGuard;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.condition.RegionConditionForm;
import io.vivenuoperator.controller.condition.RegionConditions;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.credentials.KnownKeys;
import io.vivenuoperator.controller.cronjob.FirstPoll;
import io.vivenuoperator.controller.cronjob.PollerCronJobs;
import io.vivenuoperator.controller.cronjob.PollerPods;
import io.vivenuoperator.controller.cronjob.PollerSchedules;
import io.vivenuoperator.controller.event.CleanupNotice;
import io.vivenuoperator.controller.freshness.DataFreshness;
import io.vivenuoperator.controller.freshness.PollsStep;
import io.vivenuoperator.controller.freshness.ProofFreshness;
import io.vivenuoperator.controller.metrics.RegionObserver;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.registry.ReceiverClient;
import io.vivenuoperator.controller.registry.ReceiverPods;
import io.vivenuoperator.controller.registry.RegistrySecret;
import io.vivenuoperator.controller.registry.SigningKeyRegistry;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.controller.tenant.ApiKeyCopies;
import io.vivenuoperator.controller.tenant.GuestPolls;
import io.vivenuoperator.controller.tenant.OrphanSweep;
import io.vivenuoperator.controller.webhook.WebhookRegistration;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.controller.webhook.WebhookStep;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.event.EventWriter;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import io.vivenuoperator.operator.secret.SecretReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Wires everything that manages regions: the reconciler, the registry beside it, and their shutdown. */
public final class RegionOperator implements AutoCloseable {
    private static final String REPORTER = "vivenu-operator.io/controller";
    private static final Duration CONFIRMATION_PATIENCE = Duration.ofSeconds(3);
    /** The pod's grace period must cover twice this plus the operator's own shutdown. */
    private static final Duration DEPARTURE_PATIENCE = Duration.ofSeconds(15);

    private final SigningKeyRegistry registry;
    private final VivenuRegionReconciler reconciler;
    private final InstallationDeparture departure;
    private final InstallationLeftovers leftovers;
    private final FirstReleaseStatuses firstReleaseStatuses;
    private final OrphanSweep sweep;

    /**
     * Everything that reaches outside the process is a parameter.
     *
     * @param keys remembers the regions' keys
     * @param loaded asks a receiver which registry it has loaded
     */
    public RegionOperator(
            KubernetesClient client,
            RegionKeyLedger keys,
            SellerAccounts vendor,
            ReceiverClient loaded,
            ControllerSettings settings,
            Clock clock,
            RegionObserver observer) {
        var accounts = new RetryAfterGuard(vendor, clock);
        var names = new RegionNames(settings.webhookBaseUrl(), keys);
        var place = place(settings);
        var spacing = new ResyncJitter(settings.checkInterval(), clock);
        var answers = new BackoffMemo<CredentialsCheck.Answer>(clock);
        var registrations = new BackoffMemo<WebhookResult>(clock);
        var apiKeys = new KnownKeys();
        var reader = new SecretReader(
                client, settings.scope().secretSelector(), settings.scope().isEverywhere());
        var secrets = RegionSecrets.of(settings, reader);
        var guests = new GuestPolls(client, place);
        var copies = new ApiKeyCopies(client, place, settings.poller().pollKeysSecret());
        registry = registry(client, loaded, settings, clock);
        var webhooks = new WebhookRegistration(accounts, registry, names, registrations, answers::askAgainIn, spacing);

        var pod = settings.podName().orElse("vivenu-operator");
        var writer = new EventWriter(client, REPORTER, pod, clock);
        var events = new ConditionEvents<>(writer, new RegionConditionForm(), ConditionType.READY);
        var notice = new CleanupNotice(writer, names, settings.operatorNamespace(), pod, observer::leftBehind);
        var regionStatus = new RegionStatus(new RegionConditions(clock), names);
        var status = new StatusStep(regionStatus, events, observer);
        var cleanup = new WebhookCleanup(webhooks, names, apiKeys, clock);

        var pods = new PollerPods(settings.poller(), names, place);
        var schedules = new PollerSchedules(new PollerCronJobs(pods), copies, guests);
        reconciler = new VivenuRegionReconciler(
                keys,
                new CredentialsCheck(secrets, accounts, answers, apiKeys, spacing),
                new WebhookStep(secrets, new SigningKeys(client, new SecureRandom()), webhooks),
                new PollsStep(
                        place,
                        schedules,
                        new FirstPoll(client, pods),
                        new DataFreshness(clock),
                        new ProofFreshness(clock),
                        observer),
                status,
                new CleanupStep(secrets, cleanup, notice, status, new RegionDeparture(guests, copies, keys)),
                new ResyncSchedule(answers, registrations, spacing, clock));
        firstReleaseStatuses = new FirstReleaseStatuses(client, settings);
        leftovers = new InstallationLeftovers(client, settings, place);
        sweep = new OrphanSweep(
                guests, copies, keys, place, settings.scope(), () -> WatchedRegions.list(client, settings.scope()));
        departure =
                new InstallationDeparture(client, settings, cleanup, reader, regionStatus, notice, DEPARTURE_PATIENCE);
    }

    /** Where this installation's polls run. */
    public static PollPlace place(ControllerSettings settings) {
        return new PollPlace(settings.operatorNamespace(), settings.lease());
    }

    private static SigningKeyRegistry registry(
            KubernetesClient client, ReceiverClient loaded, ControllerSettings settings, Clock clock) {
        var namespace = settings.operatorNamespace();
        var secret = new RegistrySecret(client, namespace, settings.registry().secret(), clock);
        var receivers = new ReceiverPods(client, namespace, settings.registry(), loaded, CONFIRMATION_PATIENCE);
        return new SigningKeyRegistry(secret, receivers, settings.rotationOverlap(), clock);
    }

    /** Prepares what must exist before the first region is reconciled; after this the reconciler may start. */
    public VivenuRegionReconciler prepare() {
        registry.prepare();
        sweep.start();
        return reconciler;
    }

    /** Call when the process ends, after the last reconciliation. */
    public void depart() {
        departure.leaveIfDue();
        firstReleaseStatuses.writeIfDue();
    }

    /** Releases all regions, and removes what Helm does not know. No controller may be running: it would add the finalizers again. */
    public void leave() {
        departure.leave();
        leftovers.remove();
    }

    /** Stops what runs beside the reconciler. */
    @Override
    public void close() {
        sweep.close();
        registry.close();
    }
}
