package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.crd.v1alpha1.subscription.AlertmanagerEndpoint;
import io.vivenuoperator.crd.v1alpha1.subscription.DeliverySpec;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.SecretKeyRef;
import io.vivenuoperator.crd.v1alpha1.subscription.SecretNameRef;
import io.vivenuoperator.crd.v1alpha1.subscription.SigningSecretRef;
import io.vivenuoperator.crd.v1alpha1.subscription.WebhookEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which Secrets a subscription needs. */
final class SubscriptionSecrets {
    private static final String OWNED = "-signing";

    private SubscriptionSecrets() {}

    /** Their names. */
    static Set<String> names(EventSubscription subscription) {
        var names = new TreeSet<String>();
        keyRefs(subscription.getSpec().deliver()).map(SecretKeyRef::name).forEach(names::add);
        nameRefs(subscription.getSpec().deliver()).map(SecretNameRef::name).forEach(names::add);
        signing(subscription).stream().map(SecretKeyRef::name).forEach(names::add);
        return names;
    }

    /** The secrets that sign its deliveries: the spec's, or one that the controller makes. None for chats. */
    static List<SigningSecretRef> signing(EventSubscription subscription) {
        var spec = subscription.getSpec();
        if (spec.deliver().webhook() == null) {
            return List.of();
        }
        return isOwned(subscription)
                ? List.of(new SigningSecretRef(
                        subscription.getMetadata().getName() + OWNED, SigningSecretRef.DEFAULT_KEY))
                : Optional.ofNullable(spec.signing()).orElseThrow().secretRefs();
    }

    /** Whether the controller makes the signing secret. */
    static boolean isOwned(EventSubscription subscription) {
        return subscription.getSpec().signing() == null
                && subscription.getSpec().deliver().webhook() != null;
    }

    private static Stream<SecretKeyRef> keyRefs(DeliverySpec target) {
        return Stream.<Optional<? extends SecretKeyRef>>of(
                        Optional.ofNullable(target.webhook())
                                .flatMap(webhook -> Optional.ofNullable(webhook.urlSecretRef())),
                        Optional.ofNullable(target.webhook())
                                .flatMap(webhook -> Optional.ofNullable(webhook.caSecretRef())),
                        Optional.ofNullable(target.slack()).map(slack -> slack.urlSecretRef()),
                        Optional.ofNullable(target.teams()).map(teams -> teams.urlSecretRef()),
                        Optional.ofNullable(target.discord()).map(discord -> discord.urlSecretRef()),
                        Optional.ofNullable(target.pagerDuty()).map(pagerDuty -> pagerDuty.routingKeySecretRef()),
                        Optional.ofNullable(target.alertmanager()).flatMap(SubscriptionSecrets::urlSecretRef))
                .flatMap(Optional::stream);
    }

    private static Optional<? extends SecretKeyRef> urlSecretRef(AlertmanagerEndpoint alertmanager) {
        return Optional.ofNullable(alertmanager.urlSecretRef());
    }

    private static Stream<SecretNameRef> nameRefs(DeliverySpec target) {
        return Optional.ofNullable(target.webhook()).stream().flatMap(SubscriptionSecrets::nameRefs);
    }

    private static Stream<SecretNameRef> nameRefs(WebhookEndpoint webhook) {
        return Stream.of(
                        Optional.ofNullable(webhook.headersSecretRef()),
                        Optional.ofNullable(webhook.clientCertSecretRef()))
                .flatMap(Optional::stream);
    }
}
