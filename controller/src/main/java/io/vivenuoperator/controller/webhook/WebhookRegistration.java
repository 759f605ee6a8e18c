package io.vivenuoperator.controller.webhook;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.account.SecretFingerprint;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.account.VendorFindings;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.registry.SigningKeyRegistry;
import io.vivenuoperator.crd.v1alpha1.RegistrationMode;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.WebhookEvent;
import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.BackoffMemo.Outcome;
import io.vivenuoperator.operator.recheck.Recheck;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import io.vivenuoperator.operator.secret.SecretValue;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Publishes the key, has it confirmed, then registers the webhook: in this order, so that no delivery is sent that would
 * be refused.
 */
public final class WebhookRegistration {
    /** The same for all regions; a region's webhook is found by its URL. */
    static final String NAME = "vivenu-operator";

    private static final Duration UNTIL_RECEIVERS_FOLLOW = Duration.ofSeconds(2);
    private static final Duration UNTIL_KEY_IS_DOUBTED = Duration.ofSeconds(2);

    private final SellerAccounts accounts;
    private final SigningKeyRegistry registry;
    private final RegionNames names;
    private final BackoffMemo<WebhookResult> results;
    private final CredentialRecheck proof;
    private final ResyncJitter spacing;
    private final ManualRegistration entering;

    public WebhookRegistration(
            SellerAccounts accounts,
            SigningKeyRegistry registry,
            RegionNames names,
            BackoffMemo<WebhookResult> results,
            CredentialRecheck proof,
            ResyncJitter spacing) {
        this.accounts = accounts;
        this.registry = registry;
        this.names = names;
        this.results = results;
        this.proof = proof;
        this.spacing = spacing;
        this.entering = new ManualRegistration(registry, names, spacing);
    }

    public WebhookResult register(
            VivenuRegion region, RegionCredentials credentials, Supplier<SecretValue> signingKey) {
        var key = credentials.key();
        if (key.isEmpty() || credentials.finding().isFalse()) {
            return waiting(credentials);
        }
        if (!credentials.finding().isTrue()) {
            return untilVivenuAnswers(region, credentials, signingKey);
        }
        if (region.getSpec().webhook().registration() == RegistrationMode.DISABLED) {
            return paced(region, key.get(), "", () -> disable(region, key.get()));
        }
        return switch (signingKey.get()) {
            case SecretValue.NoSecret(String message) -> withoutSigningKey(message);
            case SecretValue.NoValue(String message) -> withoutSigningKey(message);
            case SecretValue.Found found ->
                paced(region, key.get(), found.value(), () -> publish(region, key.get(), found));
        };
    }

    private static WebhookResult withoutSigningKey(String message) {
        return WebhookResult.of(ConditionResult.no(Reason.SIGNING_KEY_NOT_FOUND, message));
    }

    private static WebhookResult waiting(RegionCredentials credentials) {
        var finding = credentials.finding();
        return WebhookResult.of(
                finding.isFalse()
                        ? ConditionResult.no(Reason.WAITING_FOR_CREDENTIALS, "Waiting for a valid API key.")
                        : ConditionResult.unknown(
                                Reason.WAITING_FOR_CREDENTIALS, "Waiting for Vivenu to confirm the API key."));
    }

    /** A webhook that is at Vivenu goes on posting: what is lost is the receivers' key, if that is lost. */
    private WebhookResult untilVivenuAnswers(
            VivenuRegion region, RegionCredentials credentials, Supplier<SecretValue> signingKey) {
        if (!isEstablished(region)) {
            return waiting(credentials);
        }
        return switch (signingKey.get()) {
            case SecretValue.NoSecret(String message) -> withoutSigningKey(message);
            case SecretValue.NoValue(String message) -> withoutSigningKey(message);
            case SecretValue.Found found ->
                unconfirmed(published(region, found)).map(Outcome::result).orElseGet(() -> waiting(credentials));
        };
    }

    private static boolean isEstablished(VivenuRegion region) {
        return region.getSpec().webhook().registration() != RegistrationMode.DISABLED
                && Optional.ofNullable(region.getStatus())
                        .map(VivenuRegionStatus::webhook)
                        .isPresent();
    }

    private WebhookResult paced(
            VivenuRegion region, ApiKey key, String signingKey, Supplier<Outcome<WebhookResult>> question) {
        var spec = region.getSpec();
        var subject = List.of(
                spec.apiUrl(),
                spec.webhook(),
                names.webhookUrl(region),
                SecretFingerprint.of(key.value()),
                SecretFingerprint.of(signingKey));
        return results.ask(region.getMetadata().getUid(), subject, question);
    }

    private Outcome<WebhookResult> publish(VivenuRegion region, ApiKey key, SecretValue.Found signingKey) {
        var published = published(region, signingKey);
        return switch (published) {
            case PodsConfirmation.Confirmed(int ignored, long revision)
            when isManual(region) -> entering.look(region, signingKey, revision);
            default -> unconfirmed(published).orElseGet(() -> managed(region, key, signingKey));
        };
    }

    private PodsConfirmation published(VivenuRegion region, SecretValue.Found signingKey) {
        return isManual(region)
                ? registry.publishForEntering(names.key(region), signingKey.value(), names.webhookUrl(region))
                : registry.publishForRegistration(names.key(region), signingKey.value());
    }

    private static boolean isManual(VivenuRegion region) {
        return region.getSpec().webhook().registration() == RegistrationMode.MANUAL;
    }

    private static Optional<Outcome<WebhookResult>> unconfirmed(PodsConfirmation confirmation) {
        return switch (confirmation) {
            case PodsConfirmation.Confirmed ignored -> Optional.empty();
            case PodsConfirmation.NoPods(String why) ->
                Optional.of(soon(ConditionResult.no(
                        Reason.NO_READY_RECEIVERS,
                        ("No webhook receiver is ready for deliveries: check the receiver's pods in the operator's namespace. "
                                        + why)
                                .strip())));
            case PodsConfirmation.Waiting(int receivers, int confirmed) ->
                Optional.of(soon(ConditionResult.no(
                        Reason.RECEIVERS_NOT_CONFIRMED,
                        confirmed + " of " + receivers + " receivers have loaded the region's signing key.")));
        };
    }

    private static Outcome<WebhookResult> soon(ConditionResult finding) {
        return new Outcome<>(WebhookResult.of(finding), new Recheck.After(UNTIL_RECEIVERS_FOLLOW));
    }

    private Outcome<WebhookResult> managed(VivenuRegion region, ApiKey key, SecretValue.Found signingKey) {
        var wanted = new WebhookDefinition(
                NAME,
                names.webhookUrl(region),
                region.getSpec().webhook().events().stream()
                        .map(WebhookEvent::wireName)
                        .collect(Collectors.toSet()),
                new SigningKey(signingKey.value()));
        try {
            var account = accounts.open(region.getSpec().apiUrl(), key);
            var present = VendorWebhooks.find(account, wanted.url(), knownId(region));
            // A webhook of unknown origin signs with its own key until it is corrected, and so do
            // its retries.
            return unconfirmed(registry.accept(names.key(region), present.signingKeys()))
                    .orElseGet(() -> registered(region, signingKey, present.ensure(wanted)));
        } catch (HttpCallException e) {
            if (e.reason() == HttpCallException.Reason.KEY_REFUSED) {
                // Is the key revoked, or does it lack the right to webhooks? Its own check will show.
                proof.askAgainIn(region.getMetadata().getUid(), UNTIL_KEY_IS_DOUBTED);
            }
            return new Outcome<>(WebhookResult.of(failed(e, wanted.url())), nextLook(e));
        }
    }

    private Outcome<WebhookResult> registered(VivenuRegion region, SecretValue.Found signingKey, Webhook webhook) {
        registry.settle(names.key(region));
        var uid = region.getMetadata().getUid();
        var next = spacing.of(uid);
        // A key that may list webhooks is valid: one request per interval is enough.
        proof.askAgainIn(uid, next.plus(spacing.interval().dividedBy(2)));
        return new Outcome<>(
                new WebhookResult(
                        ConditionResult.yes(Reason.REGISTERED, "Vivenu posts to " + webhook.url() + "."),
                        Optional.of(new WebhookStatus(webhook.id(), webhook.url(), signingKey.revision()))),
                new Recheck.After(next));
    }

    private static ConditionResult failed(HttpCallException e, String url) {
        return switch (e.reason()) {
            case KEY_REFUSED ->
                ConditionResult.no(
                        Reason.WEBHOOK_FORBIDDEN,
                        "The API key may not manage webhooks: grant it that right at Vivenu, or set spec.webhook.registration to Manual.");
            case REJECTED ->
                ConditionResult.no(
                        Reason.WEBHOOK_REJECTED,
                        VendorFindings.message(e) + " Vivenu accepts only public https URLs; this one is " + url + ".");
            default -> VendorFindings.of(e);
        };
    }

    /** A key that may read but not register costs two calls per check, including the key's own. */
    private static Recheck nextLook(HttpCallException e) {
        return e.reason() == HttpCallException.Reason.KEY_REFUSED
                ? new Recheck.After(VendorFindings.REFUSED.multipliedBy(2))
                : VendorFindings.nextLook(e);
    }

    private Outcome<WebhookResult> disable(VivenuRegion region, ApiKey key) {
        try {
            deregister(region, key);
            return new Outcome<>(
                    WebhookResult.of(ConditionResult.yes(
                            Reason.DISABLED, "The webhook is disabled; the account is only polled.")),
                    new Recheck.After(spacing.of(region.getMetadata().getUid())));
        } catch (HttpCallException e) {
            return new Outcome<>(WebhookResult.of(VendorFindings.of(e)), VendorFindings.nextLook(e));
        }
    }

    private void deregister(VivenuRegion region, ApiKey key) {
        if (mayBeRegistered(region)) {
            remove(region, key);
        }
        forget(region);
    }

    /**
     * Removes the webhook that the controller registered. A manually entered one is not ours to remove.
     *
     * @throws HttpCallException if Vivenu could not be reached
     */
    public void remove(VivenuRegion region, ApiKey key) {
        var account = accounts.open(region.getSpec().apiUrl(), key);
        var url = names.webhookUrl(region);
        var known = knownId(region);
        var webhooks = region.getSpec().webhook().registration() == RegistrationMode.MANAGED
                ? VendorWebhooks.find(account, url, known)
                : VendorWebhooks.findOurs(account, url, known);
        webhooks.removeAll();
    }

    /** Whether a webhook of ours may be at Vivenu. The registry announces it before it is created and its id is known. */
    public boolean mayBeRegistered(VivenuRegion region) {
        return region.getSpec().webhook().registration() == RegistrationMode.MANAGED
                || knownId(region).isPresent()
                || isAnnounced(region);
    }

    /** An unreadable registry rules nothing out. */
    private boolean isAnnounced(VivenuRegion region) {
        try {
            return registry.mayBeRegistered(names.key(region));
        } catch (KubernetesClientException | IllegalStateException e) {
            return true;
        }
    }

    private static Optional<String> knownId(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus())
                .flatMap(status -> Optional.ofNullable(status.webhook()))
                .flatMap(webhook -> Optional.ofNullable(webhook.id()));
    }

    /** Called when the region is gone. */
    void forgetResult(VivenuRegion region) {
        results.forget(region.getMetadata().getUid());
    }

    /** The receivers accept nothing for the region any more. */
    public void forget(VivenuRegion region) {
        registry.remove(names.key(region));
    }
}
