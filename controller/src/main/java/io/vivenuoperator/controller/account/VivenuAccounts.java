package io.vivenuoperator.controller.account;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.net.http.HttpClient;
import java.util.List;

/** Accounts at Vivenu. Each call is one attempt; the reconciler does the retrying. */
public final class VivenuAccounts implements SellerAccounts {
    private final HttpClient http;
    private final CallPolicy policy;

    public VivenuAccounts(HttpClient http, CallPolicy policy) {
        this.http = http;
        this.policy = policy;
    }

    @Override
    public SellerAccount open(String apiUrl, ApiKey key) {
        return new Account(new VivenuClient(http, new BaseUrl(apiUrl), key, policy));
    }

    private record Account(VivenuClient client) implements SellerAccount {
        @Override
        public KeyCheck checkKey() {
            return client.checkKey();
        }

        @Override
        public List<Webhook> webhooks() {
            return client.webhooks();
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            return client.createWebhook(wanted);
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            return client.updateWebhook(present, wanted);
        }

        @Override
        public DeletionResult delete(String webhookId) {
            return client.deleteWebhook(webhookId);
        }
    }
}
