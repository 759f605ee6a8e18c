package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.account.BackoffMemo;
import io.vivenuoperator.controller.account.ResyncJitter;
import io.vivenuoperator.controller.account.RetryAfterGuard;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.condition.Conditions;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.credentials.KnownKeys;
import io.vivenuoperator.controller.event.EventWriter;
import io.vivenuoperator.controller.event.PartingNotice;
import io.vivenuoperator.controller.event.RegionEventRecorder;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.poll.DataFreshness;
import io.vivenuoperator.controller.poll.ProofFreshness;
import io.vivenuoperator.controller.poller.FirstPoll;
import io.vivenuoperator.controller.poller.PollerCronJobs;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.controller.poller.PollerSchedules;
import io.vivenuoperator.controller.registry.ReceiverClient;
import io.vivenuoperator.controller.registry.ReceiverPods;
import io.vivenuoperator.controller.registry.RegistrySecret;
import io.vivenuoperator.controller.registry.SigningKeyRegistry;
import io.vivenuoperator.controller.secret.SecretReader;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.controller.webhook.WebhookRegistration;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The steps of reconciling a region, put together once. */
public final class RegionSteps implements AutoCloseable {
    private static final Duration CONFIRMATION_PATIENCE = Duration.ofSeconds(3);
    /** Twice this and what the operator takes to stop have to fit into the pod's grace period. */
    private static final Duration DEPARTURE_PATIENCE = Duration.ofSeconds(15);

    private final SigningKeyRegistry registry;
    private final BackoffMemo<CredentialsCheck.Answer> answers;
    private final BackoffMemo<WebhookResult> registrations;
    private final SecretReader secrets;
    private final CredentialsCheck credentials;
    private final SigningKeys signingKeys;
    private final WebhookRegistration webhooks;
    private final PollerSchedules pollers;
    private final FirstPoll firstPoll;
    private final DataFreshness freshness;
    private final ProofFreshness proof;
    private final RegionStatus status;
    private final RegionEventRecorder events;
    private final KnownKeys keys;
    private final PartingNotice notice;
    private final WebhookCleanup farewell;
    private final InstallationDeparture departure;
    private final ResyncSchedule schedule;

    /**
     * Everything that reaches out of the process comes from outside.
     *
     * @param loaded how a receiver is asked for what it has loaded
     * @param leftBehind to be run for each webhook that may still be at Vivenu when its region is gone
     */
    public RegionSteps(
            KubernetesClient client,
            SellerAccounts vendor,
            ReceiverClient loaded,
            ControllerSettings settings,
            Clock clock,
            Runnable leftBehind) {
        var accounts = new RetryAfterGuard(vendor, clock);
        var names = new RegionNames(settings.webhookBaseUrl(), settings.watchesAllNamespaces());
        var spacing = new ResyncJitter(settings.checkInterval(), clock);
        var pods = new PollerPods(settings.poller(), names);
        registry = registry(client, loaded, settings, clock);
        secrets = new SecretReader(client);
        answers = new BackoffMemo<>(clock);
        registrations = new BackoffMemo<>(clock);
        credentials = new CredentialsCheck(accounts, answers, spacing);
        signingKeys = new SigningKeys(client, new SecureRandom());
        webhooks = new WebhookRegistration(accounts, registry, names, registrations, answers::askAgainIn, spacing);
        pollers = new PollerSchedules(new PollerCronJobs(pods));
        firstPoll = new FirstPoll(client, pods);
        freshness = new DataFreshness(clock);
        proof = new ProofFreshness(clock);
        status = new RegionStatus(new Conditions(clock));
        var pod = settings.podName().orElse("vivenu-operator");
        var writer = new EventWriter(client, pod, clock);
        events = new RegionEventRecorder(writer);
        keys = new KnownKeys();
        notice = new PartingNotice(events, writer, names, settings.operatorNamespace(), pod, leftBehind);
        farewell = new WebhookCleanup(webhooks, names, keys, clock);
        departure = new InstallationDeparture(client, settings, farewell, secrets, status, notice, DEPARTURE_PATIENCE);
        schedule = new ResyncSchedule(answers, registrations, spacing, clock);
    }

    private static SigningKeyRegistry registry(
            KubernetesClient client, ReceiverClient loaded, ControllerSettings settings, Clock clock) {
        var namespace = settings.operatorNamespace();
        var secret = new RegistrySecret(client, namespace, settings.registry().secret(), clock);
        var receivers = new ReceiverPods(
                client, namespace, settings.registry().receiverSelector(), loaded, CONFIRMATION_PATIENCE);
        return new SigningKeyRegistry(secret, receivers, settings.rotationOverlap(), clock);
    }

    /** What has to be there before the first region is looked at. */
    public void prepare() {
        registry.prepare();
    }

    /** What runs beside the reconciler ends. */
    @Override
    public void close() {
        registry.close();
    }

    SecretReader secrets() {
        return secrets;
    }

    CredentialsCheck credentials() {
        return credentials;
    }

    SigningKeys signingKeys() {
        return signingKeys;
    }

    WebhookRegistration webhooks() {
        return webhooks;
    }

    PollerSchedules pollers() {
        return pollers;
    }

    FirstPoll firstPoll() {
        return firstPoll;
    }

    DataFreshness freshness() {
        return freshness;
    }

    ProofFreshness proof() {
        return proof;
    }

    RegionStatus status() {
        return status;
    }

    RegionEventRecorder events() {
        return events;
    }

    KnownKeys keys() {
        return keys;
    }

    PartingNotice notice() {
        return notice;
    }

    WebhookCleanup farewell() {
        return farewell;
    }

    /** To be called when the process ends, after the last reconciliation. */
    public void depart() {
        departure.leaveIfDue();
    }

    /** Lets all regions go. No controller may run that would take them back. */
    public void leave() {
        departure.leave();
    }

    ResyncSchedule schedule() {
        return schedule;
    }

    /** The region is gone. */
    void forget(VivenuRegion region) {
        answers.forget(region.getMetadata().getUid());
        registrations.forget(region.getMetadata().getUid());
        keys.forget(region);
        firstPoll.forget(region);
        events.forget(region);
        status.forget(region);
        var namespace = region.getMetadata().getNamespace();
        secrets.forget(namespace, region.getSpec().apiKeySecretRef().name());
        secrets.forget(namespace, SigningKeys.ref(region).name());
    }
}
