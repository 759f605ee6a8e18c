package io.vivenuoperator.controller.webhook;

import io.vivenuoperator.controller.account.SellerAccount;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A region's webhooks at Vivenu, found by their URL, in case a creation was not recorded, and by the recorded id, in case
 * the URL has changed.
 */
record VendorWebhooks(SellerAccount account, List<Webhook> found) {
    static VendorWebhooks find(SellerAccount account, String url, Optional<String> knownId) {
        return matching(account, webhook -> webhook.url().equals(url) || isKnown(webhook, knownId));
    }

    /** Only those that the controller created; a person may have entered another one with the same URL. */
    static VendorWebhooks findOurs(SellerAccount account, String url, Optional<String> knownId) {
        return matching(
                account,
                webhook -> isKnown(webhook, knownId)
                        || (webhook.url().equals(url) && webhook.name().equals(WebhookRegistration.NAME)));
    }

    private static VendorWebhooks matching(SellerAccount account, Predicate<Webhook> ours) {
        return new VendorWebhooks(
                account, account.webhooks().stream().filter(ours).toList());
    }

    private static boolean isKnown(Webhook webhook, Optional<String> knownId) {
        return knownId.filter(webhook.id()::equals).isPresent();
    }

    /** The keys that Vivenu signs with now. */
    Set<String> signingKeys() {
        return found.stream()
                .flatMap(webhook -> webhook.signingKey().stream())
                .map(SigningKey::value)
                .collect(Collectors.toSet());
    }

    /** Afterwards there is exactly one webhook, and it matches the definition. */
    Webhook ensure(WebhookDefinition wanted) {
        if (found.isEmpty()) {
            return account.create(wanted);
        }
        found.stream().skip(1).forEach(duplicate -> account.delete(duplicate.id()));
        var first = found.getFirst();
        return first.isAsWanted(wanted) ? first : account.update(first, wanted);
    }

    /** Afterwards there is none. */
    void removeAll() {
        found.forEach(webhook -> account.delete(webhook.id()));
    }
}
