package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.account.SellerAccount;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Vivenu as the controller sees it: accepted keys, webhooks per seller, and a log of every call. */
final class FakeVivenu implements SellerAccounts {
    private final Map<String, String> sellers = new ConcurrentHashMap<>();
    private final Map<String, List<Webhook>> webhooks = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Optional<HttpCallException> failure = Optional.empty();
    private volatile Optional<HttpCallException> webhookFailure = Optional.empty();

    FakeVivenu accepting(String key, String seller) {
        sellers.put(key, seller);
        webhooks.computeIfAbsent(seller, s -> new CopyOnWriteArrayList<>());
        return this;
    }

    void refusing(String key) {
        sellers.remove(key);
    }

    void failing(HttpCallException with) {
        failure = Optional.of(with);
    }

    /** Only webhook calls fail. */
    void failingWebhooks(HttpCallException with) {
        webhookFailure = Optional.of(with);
    }

    void recovering() {
        failure = Optional.empty();
    }

    List<Webhook> webhooksOf(String seller) {
        return webhooks.get(seller);
    }

    List<String> calls() {
        return calls;
    }

    /** How often a key was checked. */
    long callsWith(String key) {
        return keys.stream().filter(key::equals).count();
    }

    @Override
    public SellerAccount open(String apiUrl, ApiKey key) {
        return new Account(key.value());
    }

    private final class Account implements SellerAccount {
        private final String key;

        Account(String key) {
            this.key = key;
        }

        @Override
        public KeyCheck checkKey() {
            calls.add("checkKey");
            keys.add(key);
            failure.ifPresent(e -> {
                throw e;
            });
            return sellers.containsKey(key)
                    ? new KeyCheck.Accepted(Optional.of(sellers.get(key)))
                    : new KeyCheck.Refused(401);
        }

        @Override
        public List<Webhook> webhooks() {
            calls.add("webhooks");
            return List.copyOf(ours());
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            calls.add("create");
            var webhook = registered("wh-" + ids.incrementAndGet(), wanted);
            ours().add(webhook);
            return webhook;
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            calls.add("update");
            ours().removeIf(webhook -> webhook.id().equals(present.id()));
            var webhook = registered(present.id(), wanted);
            ours().add(webhook);
            return webhook;
        }

        @Override
        public DeletionResult delete(String webhookId) {
            calls.add("delete");
            return ours().removeIf(webhook -> webhook.id().equals(webhookId))
                    ? DeletionResult.DELETED
                    : DeletionResult.ALREADY_GONE;
        }

        private List<Webhook> ours() {
            failure.or(() -> webhookFailure).ifPresent(e -> {
                throw e;
            });
            if (!sellers.containsKey(key)) {
                throw HttpCallException.answered(
                        Reason.KEY_REFUSED, "GET /webhooks answered 401", 401, Optional.empty());
            }
            return webhooks.get(sellers.get(key));
        }
    }

    private static Webhook registered(String id, WebhookDefinition wanted) {
        return new Webhook(id, wanted.name(), wanted.url(), true, wanted.events(), Optional.of(wanted.signingKey()));
    }
}
