package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.account.Paced;
import io.vivenuoperator.controller.account.PatientAccounts;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.account.Spacing;
import io.vivenuoperator.controller.condition.Conditions;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.credentials.KnownKeys;
import io.vivenuoperator.controller.event.EventWriter;
import io.vivenuoperator.controller.event.PartingNotice;
import io.vivenuoperator.controller.event.RegionEvents;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.poll.Freshness;
import io.vivenuoperator.controller.poll.Proof;
import io.vivenuoperator.controller.poller.FirstPoll;
import io.vivenuoperator.controller.poller.PollerCronJobs;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.controller.poller.Pollers;
import io.vivenuoperator.controller.registry.LoadedRevision;
import io.vivenuoperator.controller.registry.Receivers;
import io.vivenuoperator.controller.registry.Registry;
import io.vivenuoperator.controller.registry.RegistrySecret;
import io.vivenuoperator.controller.secret.SecretReader;
import io.vivenuoperator.controller.settings.Settings;
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

    private final Registry registry;
    private final Paced<CredentialsCheck.Answer> answers;
    private final Paced<WebhookResult> registrations;
    private final SecretReader secrets;
    private final CredentialsCheck credentials;
    private final SigningKeys signingKeys;
    private final WebhookRegistration webhooks;
    private final Pollers pollers;
    private final FirstPoll firstPoll;
    private final Freshness freshness;
    private final Proof proof;
    private final RegionStatus status;
    private final RegionEvents events;
    private final KnownKeys keys;
    private final PartingNotice notice;
    private final Farewell farewell;
    private final Departure departure;
    private final Schedule schedule;

    /**
     * Everything that reaches out of the process comes from outside.
     *
     * @param loaded how a receiver is asked for what it has loaded
     * @param leftBehind to be run for each webhook that may still be at Vivenu when its region is gone
     */
    public RegionSteps(
            KubernetesClient client,
            SellerAccounts vendor,
            LoadedRevision loaded,
            Settings settings,
            Clock clock,
            Runnable leftBehind) {
        var accounts = new PatientAccounts(vendor, clock);
        var names = new RegionNames(settings.webhookBaseUrl(), settings.watchesAllNamespaces());
        var spacing = new Spacing(settings.checkInterval(), clock);
        var pods = new PollerPods(settings.poller(), names);
        registry = registry(client, loaded, settings, clock);
        secrets = new SecretReader(client);
        answers = new Paced<>(clock);
        registrations = new Paced<>(clock);
        credentials = new CredentialsCheck(accounts, answers, spacing);
        signingKeys = new SigningKeys(client, new SecureRandom());
        webhooks = new WebhookRegistration(accounts, registry, names, registrations, answers::askAgainIn, spacing);
        pollers = new Pollers(new PollerCronJobs(pods));
        firstPoll = new FirstPoll(client, pods);
        freshness = new Freshness(clock);
        proof = new Proof(clock);
        status = new RegionStatus(new Conditions(clock));
        var pod = settings.podName().orElse("vivenu-operator");
        var writer = new EventWriter(client, pod, clock);
        events = new RegionEvents(writer);
        keys = new KnownKeys();
        notice = new PartingNotice(events, writer, names, settings.operatorNamespace(), pod, leftBehind);
        farewell = new Farewell(webhooks, names, keys, clock);
        departure = new Departure(client, settings, farewell, secrets, status, notice, DEPARTURE_PATIENCE);
        schedule = new Schedule(answers, registrations, spacing, clock);
    }

    private static Registry registry(KubernetesClient client, LoadedRevision loaded, Settings settings, Clock clock) {
        var namespace = settings.operatorNamespace();
        var secret = new RegistrySecret(client, namespace, settings.registry().secret(), clock);
        var receivers =
                new Receivers(client, namespace, settings.registry().receiverSelector(), loaded, CONFIRMATION_PATIENCE);
        return new Registry(secret, receivers, settings.rotationOverlap(), clock);
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

    Pollers pollers() {
        return pollers;
    }

    FirstPoll firstPoll() {
        return firstPoll;
    }

    Freshness freshness() {
        return freshness;
    }

    Proof proof() {
        return proof;
    }

    RegionStatus status() {
        return status;
    }

    RegionEvents events() {
        return events;
    }

    KnownKeys keys() {
        return keys;
    }

    PartingNotice notice() {
        return notice;
    }

    Farewell farewell() {
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

    Schedule schedule() {
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
