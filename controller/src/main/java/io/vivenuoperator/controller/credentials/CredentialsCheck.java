package io.vivenuoperator.controller.credentials;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.vivenuoperator.controller.account.SecretFingerprint;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.account.VendorFindings;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.Recheck;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretReferences;
import io.vivenuoperator.operator.secret.SecretValue;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import java.util.List;
import java.util.Optional;

/** Finds the API key and checks it with Vivenu: once for each new key, then once per check interval. */
public final class CredentialsCheck {
    /** Vivenu's have less than 100 characters. Keys of many regions may share one Secret, which one of them must not fill. */
    private static final int LONGEST = 1024;

    private final SecretReferences<VivenuRegion> secrets;
    private final SellerAccounts accounts;
    private final BackoffMemo<Answer> answers;
    private final KnownKeys keys;
    private final ResyncJitter spacing;

    /** @param keys remembers each usable key */
    public CredentialsCheck(
            SecretReferences<VivenuRegion> secrets,
            SellerAccounts accounts,
            BackoffMemo<Answer> answers,
            KnownKeys keys,
            ResyncJitter spacing) {
        this.secrets = secrets;
        this.accounts = accounts;
        this.answers = answers;
        this.keys = keys;
        this.spacing = spacing;
    }

    /** The outcome of checking a key with Vivenu. */
    public record Answer(ConditionResult finding, Optional<String> sellerId) {}

    /** What notices that a Secret of the region changed. */
    public List<EventSource<?, VivenuRegion>> sources(EventSourceContext<VivenuRegion> context) {
        return secrets.sources(context);
    }

    public RegionCredentials check(VivenuRegion region, Context<VivenuRegion> context) {
        var credentials = found(region, secrets.lookup(context));
        keys.learn(region, credentials);
        return credentials;
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        answers.forget(region.getMetadata().getUid());
        keys.forget(region);
        secrets.forget(region);
    }

    private RegionCredentials found(VivenuRegion region, SecretLookup known) {
        var ref = region.getSpec().apiKeySecretRef();
        return switch (known.read(ref.name(), ref.key())) {
            case SecretValue.NoSecret(String message) ->
                RegionCredentials.without(ConditionResult.no(Reason.SECRET_NOT_FOUND, message));
            case SecretValue.NoValue(String message) ->
                RegionCredentials.without(ConditionResult.no(Reason.SECRET_KEY_MISSING, message));
            case SecretValue.Found found -> check(region, found);
        };
    }

    private RegionCredentials check(VivenuRegion region, SecretValue.Found found) {
        return wellFormed(found)
                .map(key -> check(region, key, found.revision()))
                .orElseGet(() -> RegionCredentials.without(ConditionResult.no(
                        Reason.SECRET_KEY_MISSING,
                        "The API key in " + found.revision()
                                + " is malformed: it must be visible ASCII without blanks, at most " + LONGEST
                                + " characters. Copy it again from Vivenu.")));
    }

    private RegionCredentials check(VivenuRegion region, ApiKey key, String secretRevision) {
        var apiUrl = region.getSpec().apiUrl();
        var uid = region.getMetadata().getUid();
        var subject = List.of(apiUrl, SecretFingerprint.of(key.value()));
        KeyRejection.standing(region, secretRevision)
                .ifPresent(refusal -> answers.recall(uid, subject, refusal.answer(), refusal.until()));
        var answer = answers.ask(uid, subject, () -> ask(uid, apiUrl, key));
        var known = Optional.ofNullable(region.getStatus()).flatMap(status -> Optional.ofNullable(status.sellerId()));
        if (answer.sellerId().isPresent() && known.isPresent() && !known.equals(answer.sellerId())) {
            var another = anotherSeller(known.get(), answer.sellerId().get());
            return new RegionCredentials(another, Optional.of(key), known, Optional.empty());
        }
        return new RegionCredentials(
                answer.finding(),
                Optional.of(key),
                answer.sellerId().or(() -> known),
                KeyRejection.of(answer.finding(), secretRevision, answers.next(uid)));
    }

    private BackoffMemo.Outcome<Answer> ask(String uid, String apiUrl, ApiKey key) {
        try {
            return switch (accounts.open(apiUrl, key).checkKey()) {
                case KeyCheck.Accepted(Optional<String> sellerId) ->
                    new BackoffMemo.Outcome<>(
                            new Answer(
                                    ConditionResult.yes(Reason.KEY_ACCEPTED, "Vivenu accepts the API key."), sellerId),
                            new Recheck.After(spacing.of(uid)));
                case KeyCheck.Refused(int status) ->
                    new BackoffMemo.Outcome<>(
                            new Answer(refused(status), Optional.empty()), new Recheck.After(VendorFindings.REFUSED));
            };
        } catch (HttpCallException e) {
            return new BackoffMemo.Outcome<>(
                    new Answer(VendorFindings.of(e), Optional.empty()), VendorFindings.nextLook(e));
        }
    }

    private static ConditionResult refused(int status) {
        return ConditionResult.no(
                Reason.KEY_REFUSED,
                "Vivenu refuses the API key (HTTP " + status
                        + "): put a valid key into the Secret; it is checked as soon as the Secret changes.");
    }

    private static ConditionResult anotherSeller(String known, String found) {
        return ConditionResult.no(
                Reason.SELLER_CHANGED,
                "The key belongs to seller " + found + ", but this region's data belongs to seller " + known
                        + ": restore a key of that seller, or create another VivenuRegion.");
    }

    private static Optional<ApiKey> wellFormed(SecretValue.Found found) {
        try {
            return Optional.of(new ApiKey(found.value()))
                    .filter(key -> key.value().length() <= LONGEST);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
