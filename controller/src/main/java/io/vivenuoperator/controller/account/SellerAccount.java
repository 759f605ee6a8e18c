package io.vivenuoperator.controller.account;

import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;

/** What the controller asks of one account. Each call is one request and fails with a HttpCallException. */
public interface SellerAccount {
    KeyCheck checkKey();

    List<Webhook> webhooks();

    Webhook create(WebhookDefinition wanted);

    Webhook update(Webhook present, WebhookDefinition wanted);

    DeletionResult delete(String webhookId);
}
