package io.vivenuoperator.events.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.events.request.ShownUrl;
import io.vivenuoperator.events.sealing.SealedText;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.events.signature.SigningSecret;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.subscription.EncryptedSecrets;
import io.vivenuoperator.store.subscription.StartingPoint;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionIdentity;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import io.vivenuoperator.store.subscription.SubscriptionPage;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import io.vivenuoperator.store.subscription.SubscriptionRepository;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks that there are. A key sees those that are about nothing but what it may see itself. */
public final class WebhookRegister {
    private final Database database;
    private final Optional<SecretSeal> seal;
    private final SecureRandom random;
    private final SubscriptionRepository subscriptions = new SubscriptionRepository();

    /**
     * The webhooks of a database.
     *
     * @param seal for their secrets; without it none can be made
     */
    public WebhookRegister(Database database, Optional<SecretSeal> seal, SecureRandom random) {
        this.database = database;
        this.seal = seal;
        this.random = random;
    }

    /**
     * A webhook that was just made.
     *
     * @param secret that signs its events; it is not told again
     */
    record MadeWebhook(SubscriptionRecord subscription, String secret, Optional<String> warning) {
        @Override
        public String toString() {
            return "MadeWebhook[" + subscription.identity().uid() + "]";
        }
    }

    /** Whether a webhook's secrets can be kept. */
    boolean keepsSecrets() {
        return seal.isPresent();
    }

    MadeWebhook create(WebhookFields fields, Caller caller, Instant now) throws BadParameterException {
        WebhookFields.JudgedUrl url =
                fields.url().orElseThrow(() -> fields.missing("url", "is missing: where are events to be sent?"));
        String uid = UUID.randomUUID().toString();
        String secret =
                fields.secret().orElseGet(() -> SigningSecret.generated(random).reveal());
        ObjectNode spec = WebhookText.begun(uid, fields.name().orElse(uid));
        fields.writeTo(spec, caller.regions());
        if (spec.path("types").isEmpty()) {
            throw fields.missing("events", "is missing: which types are to be sent? [\"*\"] for all");
        }
        var secrets = new WebhookSecrets(url.url(), List.of(secret));
        EncryptedSecrets sealed = sealed(secrets, target(spec), uid);
        target(spec).put("url", ShownUrl.of(url.url()));
        var identity = new SubscriptionIdentity(
                uid, SubscriptionOrigin.API, Optional.empty(), fields.name().orElse(uid), caller.name());
        var content = new SubscriptionContent(
                spec.toString(),
                Optional.of(sealed),
                regions(caller.regions()),
                fields.active().orElse(true));
        SubscriptionRecord made = database.inTransaction(tx -> {
            subscriptions.create(tx, identity, content, new StartingPoint.FromNow(), now);
            return subscriptions.find(tx, uid).orElseThrow();
        });
        return new MadeWebhook(made, secret, url.warning());
    }

    /** The one with this id; empty if there is none that may be seen. */
    public Optional<SubscriptionRecord> find(String uid, VisibleRegions visible) {
        // The database has no text with NUL in it.
        return uid.indexOf('\0') >= 0
                ? Optional.empty()
                : database.inTransaction(tx -> subscriptions.find(tx, uid)).filter(one -> sees(visible, one));
    }

    List<SubscriptionRecord> list(VisibleRegions visible, Optional<SubscriptionPage.PagePlace> after, int most) {
        return database.inTransaction(
                tx -> subscriptions.list(tx, new SubscriptionPage(regions(visible), after, most)));
    }

    /** What became of a change. */
    sealed interface ChangeOutcome {
        /** It is done. */
        record Changed(SubscriptionRecord subscription) implements ChangeOutcome {}

        /** Somebody else changed it meanwhile. */
        record Overtaken() implements ChangeOutcome {}

        /** Its secrets can't be opened, so that what is not sent anew would be lost. */
        record SecretsUnreadable() implements ChangeOutcome {}
    }

    ChangeOutcome change(SubscriptionRecord read, WebhookFields fields, Caller caller, Instant now)
            throws BadParameterException {
        String uid = read.identity().uid();
        ObjectNode spec = WebhookText.spec(read);
        fields.writeTo(spec, caller.regions());
        Optional<WebhookFields.JudgedUrl> url = fields.url();
        Optional<String> secret = fields.secret();
        Optional<EncryptedSecrets> secrets = read.content().secrets();
        if (fields.touchSecrets()) {
            Optional<WebhookSecrets> old = secrets.flatMap(hidden -> opened(hidden, uid));
            if (old.isEmpty()) {
                return new ChangeOutcome.SecretsUnreadable();
            }
            var changed = new WebhookSecrets(
                    url.map(WebhookFields.JudgedUrl::url).orElse(old.get().url()),
                    secret.map(List::of).orElse(old.get().signing()));
            secrets = Optional.of(sealed(changed, target(spec), uid));
            target(spec).put("url", ShownUrl.of(changed.url()));
        }
        var content = new SubscriptionContent(
                spec.toString(),
                secrets,
                read.content().regions(),
                fields.active().orElse(read.content().active()));
        return database.inTransaction(tx -> subscriptions.change(tx, read, content, now)
                ? subscriptions
                        .find(tx, uid)
                        .<ChangeOutcome>map(ChangeOutcome.Changed::new)
                        .orElseGet(ChangeOutcome.Overtaken::new)
                : new ChangeOutcome.Overtaken());
    }

    /**
     * Makes it active again.
     *
     * @param skip whether it goes on with the next event instead of the first that it missed
     */
    ChangeOutcome enable(SubscriptionRecord read, boolean skip, Instant now) {
        SubscriptionContent old = read.content();
        var content = new SubscriptionContent(old.spec(), old.secrets(), old.regions(), true);
        String uid = read.identity().uid();
        return database.inTransaction(tx -> {
            if (!subscriptions.change(tx, read, content, now)) {
                return new ChangeOutcome.Overtaken();
            }
            if (skip) {
                subscriptions.skipToNow(tx, uid, now);
            }
            return subscriptions
                    .find(tx, uid)
                    .<ChangeOutcome>map(ChangeOutcome.Changed::new)
                    .orElseGet(ChangeOutcome.Overtaken::new);
        });
    }

    boolean end(SubscriptionRecord read, Instant now) {
        return database.inTransaction(
                tx -> subscriptions.end(tx, read.identity().uid(), now));
    }

    private static ObjectNode target(ObjectNode spec) {
        return WebhookFields.within(WebhookFields.within(spec, "deliver"), "webhook");
    }

    private EncryptedSecrets sealed(WebhookSecrets secrets, ObjectNode target, String uid) {
        SealedText sealed = seal.orElseThrow().seal(secrets.toJson(target), uid);
        return new EncryptedSecrets(sealed.keyId(), sealed.octets());
    }

    private Optional<WebhookSecrets> opened(EncryptedSecrets secrets, String uid) {
        return seal.flatMap(own -> own.open(new SealedText(secrets.keyId(), secrets.octets()), uid))
                .map(WebhookSecrets::of);
    }

    private static boolean sees(VisibleRegions visible, SubscriptionRecord subscription) {
        return switch (visible) {
            case VisibleRegions.All() -> true;
            case VisibleRegions.Named named ->
                subscription.content().regions().stream().allMatch(named::sees);
        };
    }

    /** The names of what may be seen, as subscriptions have them. */
    public static List<String> regions(VisibleRegions visible) {
        return switch (visible) {
            case VisibleRegions.All() -> List.of(SubscriptionContent.EVERY_REGION);
            case VisibleRegions.Named(List<RegionKey> keys) ->
                keys.stream().map(RegionKey::value).toList();
        };
    }
}
