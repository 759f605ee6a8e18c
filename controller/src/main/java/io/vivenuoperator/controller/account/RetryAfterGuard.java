package io.vivenuoperator.controller.account;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Blocks all calls to an account for as long as a 429 from Vivenu asked for, whichever call received it. */
public final class RetryAfterGuard implements SellerAccounts {
    private static final int TOO_MANY_REQUESTS = 429;

    private final SellerAccounts accounts;
    private final Clock clock;
    private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

    public RetryAfterGuard(SellerAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public SellerAccount open(String apiUrl, ApiKey key) {
        return new Account(accounts.open(apiUrl, key), apiUrl + " " + SecretFingerprint.of(key.value()));
    }

    private final class Account implements SellerAccount {
        private final SellerAccount account;
        private final String id;

        Account(SellerAccount account, String id) {
            this.account = account;
            this.id = id;
        }

        @Override
        public KeyCheck checkKey() {
            return patiently(account::checkKey);
        }

        @Override
        public List<Webhook> webhooks() {
            return patiently(account::webhooks);
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            return patiently(() -> account.create(wanted));
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            return patiently(() -> account.update(present, wanted));
        }

        @Override
        public DeletionResult delete(String webhookId) {
            return patiently(() -> account.delete(webhookId));
        }

        private <T> T patiently(Supplier<T> call) {
            var now = clock.instant();
            var until = Optional.ofNullable(closedUntil.get(id)).filter(now::isBefore);
            if (until.isPresent()) {
                throw closed(Duration.between(now, until.get()));
            }
            closedUntil.remove(id);
            try {
                return call.get();
            } catch (HttpCallException e) {
                if (e.reason() == HttpCallException.Reason.RATE_LIMITED) {
                    e.retryAfter()
                            .ifPresent(
                                    delay -> closedUntil.put(id, clock.instant().plus(delay)));
                }
                throw e;
            }
        }

        private static HttpCallException closed(Duration remaining) {
            return HttpCallException.answered(
                    HttpCallException.Reason.RATE_LIMITED,
                    "Vivenu asked us to wait (429 with Retry-After).",
                    TOO_MANY_REQUESTS,
                    Optional.of(remaining));
        }
    }
}
