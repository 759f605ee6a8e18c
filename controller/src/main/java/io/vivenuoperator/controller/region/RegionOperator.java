package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.account.RetryAfterGuard;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.condition.Conditions;
import io.vivenuoperator.controller.condition.RegionConditionForm;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.credentials.KnownKeys;
import io.vivenuoperator.controller.event.PartingNotice;
import io.vivenuoperator.controller.metrics.RegionObserver;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.poll.DataFreshness;
import io.vivenuoperator.controller.poll.PollsStep;
import io.vivenuoperator.controller.poll.ProofFreshness;
import io.vivenuoperator.controller.poller.FirstPoll;
import io.vivenuoperator.controller.poller.PollerCronJobs;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.controller.poller.PollerSchedules;
import io.vivenuoperator.controller.registry.ReceiverClient;
import io.vivenuoperator.controller.registry.ReceiverPods;
import io.vivenuoperator.controller.registry.RegistrySecret;
import io.vivenuoperator.controller.registry.SigningKeyRegistry;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.controller.webhook.WebhookRegistration;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.controller.webhook.WebhookStep;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.event.EventWriter;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import io.vivenuoperator.operator.secret.SecretReader;
import io.vivenuoperator.operator.secret.SecretReferences;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Puts together what looks after the regions: the reconciler, the registry beside it, and how both end. */
public final class RegionOperator implements AutoCloseable {
    private static final String REPORTER = "vivenu-operator.io/controller";
    private static final Duration CONFIRMATION_PATIENCE = Duration.ofSeconds(3);
    /** Twice this and what the operator takes to stop have to fit into the pod's grace period. */
    private static final Duration DEPARTURE_PATIENCE = Duration.ofSeconds(15);

    private final SigningKeyRegistry registry;
    private final VivenuRegionReconciler reconciler;
    private final InstallationDeparture departure;
    private final InstallationLeftovers leftovers;

    /**
     * Everything that reaches out of the process comes from outside.
     *
     * @param loaded how a receiver is asked for what it has loaded
     */
    public RegionOperator(
            KubernetesClient client,
            SellerAccounts vendor,
            ReceiverClient loaded,
            ControllerSettings settings,
            Clock clock,
            RegionObserver observer) {
        var accounts = new RetryAfterGuard(vendor, clock);
        var names = new RegionNames(settings.webhookBaseUrl(), settings.scope().isOfSeveral());
        var spacing = new ResyncJitter(settings.checkInterval(), clock);
        var answers = new BackoffMemo<CredentialsCheck.Answer>(clock);
        var registrations = new BackoffMemo<WebhookResult>(clock);
        var keys = new KnownKeys();
        var reader = new SecretReader(client, settings.scope().secretSelector());
        var secrets = new SecretReferences<>(VivenuRegion.class, RegionSources::secretsOf, reader);
        registry = registry(client, loaded, settings, clock);
        var webhooks = new WebhookRegistration(accounts, registry, names, registrations, answers::askAgainIn, spacing);

        var pod = settings.podName().orElse("vivenu-operator");
        var writer = new EventWriter(client, REPORTER, pod, clock);
        var events = new ConditionEvents<>(writer, new RegionConditionForm(), ConditionType.READY);
        var notice = new PartingNotice(writer, names, settings.operatorNamespace(), pod, observer::leftBehind);
        var regionStatus = new RegionStatus(new Conditions(clock));
        var status = new StatusStep(regionStatus, events, observer);
        var cleanup = new WebhookCleanup(webhooks, names, keys, clock);

        reconciler = new VivenuRegionReconciler(
                secrets,
                new CredentialsCheck(accounts, answers, keys, spacing),
                new WebhookStep(new SigningKeys(client, new SecureRandom()), webhooks),
                polls(client, new PollerPods(settings.poller(), names), clock),
                status,
                new PartingStep(cleanup, notice, status),
                new ResyncSchedule(answers, registrations, spacing, clock));
        leftovers = new InstallationLeftovers(client, settings);
        departure =
                new InstallationDeparture(client, settings, cleanup, reader, regionStatus, notice, DEPARTURE_PATIENCE);
    }

    private static PollsStep polls(KubernetesClient client, PollerPods pods, Clock clock) {
        return new PollsStep(
                new PollerSchedules(new PollerCronJobs(pods)),
                new FirstPoll(client, pods),
                new DataFreshness(clock),
                new ProofFreshness(clock));
    }

    private static SigningKeyRegistry registry(
            KubernetesClient client, ReceiverClient loaded, ControllerSettings settings, Clock clock) {
        var namespace = settings.operatorNamespace();
        var secret = new RegistrySecret(client, namespace, settings.registry().secret(), clock);
        var receivers = new ReceiverPods(client, namespace, settings.registry(), loaded, CONFIRMATION_PATIENCE);
        return new SigningKeyRegistry(secret, receivers, settings.rotationOverlap(), clock);
    }

    /** What has to be there before the first region is looked at; then the reconciler may be started. */
    public VivenuRegionReconciler prepare() {
        registry.prepare();
        return reconciler;
    }

    /** To be called when the process ends, after the last reconciliation. */
    public void depart() {
        departure.leaveIfDue();
    }

    /** Lets all regions go, and removes what Helm does not know. No controller may run that would take them back. */
    public void leave() {
        departure.leave();
        leftovers.remove();
    }

    /** What runs beside the reconciler ends. */
    @Override
    public void close() {
        registry.close();
    }
}
