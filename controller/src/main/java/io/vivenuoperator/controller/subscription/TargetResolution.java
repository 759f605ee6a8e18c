package io.vivenuoperator.controller.subscription;

import io.fabric8.kubernetes.api.model.Secret;
import io.vivenuoperator.contracts.subscription.HandedTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.AlertmanagerTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.ClientCertificate;
import io.vivenuoperator.contracts.subscription.HandedTarget.DiscordTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.PagerDutyTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.SlackTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.TeamsTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.WebhookTarget;
import io.vivenuoperator.crd.v1alpha1.subscription.DeliverySpec;
import io.vivenuoperator.crd.v1alpha1.subscription.SecretKeyRef;
import io.vivenuoperator.crd.v1alpha1.subscription.SecretNameRef;
import io.vivenuoperator.crd.v1alpha1.subscription.UrlSecretRef;
import io.vivenuoperator.crd.v1alpha1.subscription.WebhookEndpoint;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the values of Secrets in the place of their names. */
record TargetResolution(SecretLookup secrets) {
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    /** A header's name, and none of those that delivery sets itself or that would change how a request is read. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?!(host|content-.*|connection|transfer-encoding|te|trailer|upgrade|expect|cookie|user-agent|traceparent|tracestate|webhook-.*|x-signature|x-event-type|x-attempt|x-replay)$)[a-z0-9!#$%&'*+.^_`|~-]+");
    /** What would end a header's line, or can't be sent. */
    private static final Pattern UNSENDABLE = Pattern.compile("[^\\t -~]");

    HandedTarget resolve(DeliverySpec target) throws UnresolvedException {
        if (target.webhook() != null) {
            return webhook(target.webhook());
        }
        if (target.slack() != null) {
            return new SlackTarget(url(null, target.slack().urlSecretRef()));
        }
        if (target.teams() != null) {
            return new TeamsTarget(
                    url(null, target.teams().urlSecretRef()),
                    target.teams().cardStyle().wireName());
        }
        if (target.discord() != null) {
            return new DiscordTarget(url(null, target.discord().urlSecretRef()));
        }
        if (target.pagerDuty() != null) {
            return new PagerDutyTarget(
                    target.pagerDuty().url(), value(target.pagerDuty().routingKeySecretRef()));
        }
        if (target.alertmanager() != null) {
            return new AlertmanagerTarget(
                    url(target.alertmanager().url(), target.alertmanager().urlSecretRef()),
                    target.alertmanager().labels());
        }
        throw new UnresolvedException(SubscriptionReason.URL_REFUSED, "spec.deliver names no target: name one.");
    }

    private WebhookTarget webhook(WebhookEndpoint webhook) throws UnresolvedException {
        return new WebhookTarget(
                url(webhook.url(), webhook.urlSecretRef()),
                webhook.format().wireName(),
                webhook.includeMetadata(),
                headers(webhook.headersSecretRef()),
                ca(webhook),
                client(webhook.clientCertSecretRef()));
    }

    private Optional<String> ca(WebhookEndpoint webhook) throws UnresolvedException {
        var ref = webhook.caSecretRef();
        return ref == null ? Optional.empty() : Optional.of(value(ref));
    }

    private String url(@Nullable String plain, @Nullable UrlSecretRef ref) throws UnresolvedException {
        var url = ref == null ? Optional.ofNullable(plain).orElse("") : value(ref);
        var refusal = new EndpointUrl(url).refusal();
        if (refusal.isPresent()) {
            var where = ref == null ? "" : "Secret " + ref.name() + ", key " + ref.key() + ": ";
            throw new UnresolvedException(SubscriptionReason.URL_REFUSED, where + refusal.get());
        }
        return url;
    }

    /** The value, as a Secret has it. */
    String value(SecretKeyRef ref) throws UnresolvedException {
        return found(secrets.read(ref.name(), ref.key()));
    }

    static String found(SecretValue value) throws UnresolvedException {
        return switch (value) {
            case SecretValue.Found(String text, String ignored) -> text;
            case SecretValue.NoSecret(String message) ->
                throw new UnresolvedException(SubscriptionReason.SECRET_NOT_FOUND, message);
            case SecretValue.NoValue(String message) ->
                throw new UnresolvedException(SubscriptionReason.SECRET_KEY_MISSING, message);
        };
    }

    private Optional<ClientCertificate> client(@Nullable SecretNameRef ref) throws UnresolvedException {
        return ref == null
                ? Optional.empty()
                : Optional.of(new ClientCertificate(
                        found(secrets.read(ref.name(), CERTIFICATE)), found(secrets.read(ref.name(), KEY))));
    }

    private Map<String, String> headers(@Nullable SecretNameRef ref) throws UnresolvedException {
        if (ref == null) {
            return Map.of();
        }
        var secret = secrets.find(ref.name());
        if (secret.isEmpty()) {
            throw new UnresolvedException(
                    SubscriptionReason.SECRET_NOT_FOUND,
                    "Secret " + ref.name() + " does not exist in the resource's namespace" + secrets.condition()
                            + ": create it, each key the name of a header.");
        }
        return headers(secret.get());
    }

    private static Map<String, String> headers(Secret secret) throws UnresolvedException {
        var headers = new TreeMap<String, String>();
        for (var name : Optional.ofNullable(secret.getData()).orElseGet(Map::of).keySet()) {
            var value = found(SecretLookup.read(secret, name));
            if (!HEADER.matcher(name).matches() || UNSENDABLE.matcher(value).find()) {
                throw new UnresolvedException(
                        SubscriptionReason.HEADER_REFUSED,
                        "Secret " + secret.getMetadata().getName() + " has the key " + name
                                + ", which is no header that may be set, or whose value can't be sent: remove it.");
            }
            headers.put(name, value);
        }
        return headers;
    }
}
