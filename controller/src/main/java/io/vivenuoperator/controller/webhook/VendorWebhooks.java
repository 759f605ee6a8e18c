package io.vivenuoperator.controller.webhook;

import io.vivenuoperator.client.model.Webhook;
import io.vivenuoperator.client.model.WebhookDefinition;
import io.vivenuoperator.controller.account.SellerAccount;
import java.util.List;

/**
 * The webhooks at Vivenu that post to a region's URL. Ours is found by its URL, never by a remembered id: so a crash at any
 * point, or a second leader for a moment, ends with one webhook.
 */
final class VendorWebhooks {
    private VendorWebhooks() {}

    /** There is exactly one for the URL afterwards, and it is as wanted. */
    static Webhook ensure(SellerAccount account, WebhookDefinition wanted) {
        var ours = at(account, wanted.url());
        if (ours.isEmpty()) {
            return account.create(wanted);
        }
        ours.stream().skip(1).forEach(duplicate -> account.delete(duplicate.id()));
        var first = ours.getFirst();
        return first.isAsWanted(wanted) ? first : account.update(first, wanted);
    }

    /** There is none for the URL afterwards. */
    static int removeAll(SellerAccount account, String url) {
        var ours = at(account, url);
        ours.forEach(webhook -> account.delete(webhook.id()));
        return ours.size();
    }

    private static List<Webhook> at(SellerAccount account, String url) {
        return account.webhooks().stream()
                .filter(webhook -> webhook.url().equals(url))
                .toList();
    }
}
