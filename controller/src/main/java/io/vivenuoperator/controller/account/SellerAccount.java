package io.vivenuoperator.controller.account;

import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;

/** The controller's calls to one account. Each is one request and throws HttpCallException on failure. */
public interface SellerAccount {
    KeyCheck checkKey();

    List<Webhook> webhooks();

    Webhook create(WebhookDefinition wanted);

    Webhook update(Webhook present, WebhookDefinition wanted);

    DeletionResult delete(String webhookId);
}
