package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vivenuoperator.controller.account.SellerAccount;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Times each call to Vivenu, by region, call and outcome. Contains nothing of the key or the answer. */
final class MeasuredAccounts implements SellerAccounts {
    static final String CALLS = "vivenu.vendor.calls";

    private static final String OK = "ok";
    private static final String REFUSED = "key_refused";

    private final SellerAccounts accounts;
    private final MeterRegistry registry;
    private final Supplier<String> region;

    /** @param region the region that the calling thread reconciles */
    MeasuredAccounts(SellerAccounts accounts, MeterRegistry registry, Supplier<String> region) {
        this.accounts = accounts;
        this.registry = registry;
        this.region = region;
    }

    @Override
    public SellerAccount open(String apiUrl, ApiKey key) {
        return new Measured(accounts.open(apiUrl, key));
    }

    private final class Measured implements SellerAccount {
        private final SellerAccount account;

        Measured(SellerAccount account) {
            this.account = account;
        }

        /** A refused key is an outcome here, not a failure. */
        @Override
        public KeyCheck checkKey() {
            return timed("check_key", account::checkKey, check -> check instanceof KeyCheck.Refused ? REFUSED : OK);
        }

        @Override
        public List<Webhook> webhooks() {
            return timed("list_webhooks", account::webhooks, webhooks -> OK);
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            return timed("create_webhook", () -> account.create(wanted), webhook -> OK);
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            return timed("update_webhook", () -> account.update(present, wanted), webhook -> OK);
        }

        @Override
        public DeletionResult delete(String webhookId) {
            return timed("delete_webhook", () -> account.delete(webhookId), deletion -> OK);
        }

        private <T> T timed(String call, Supplier<T> question, Function<T, String> outcome) {
            var sample = Timer.start(registry);
            try {
                var answer = question.get();
                sample.stop(timer(call, outcome.apply(answer)));
                return answer;
            } catch (HttpCallException e) {
                sample.stop(timer(call, outcome(e.reason())));
                throw e;
            }
        }
    }

    private static String outcome(HttpCallException.Reason reason) {
        return switch (reason) {
            case KEY_REFUSED -> REFUSED;
            case NOT_FOUND -> "not_found";
            case REJECTED -> "rejected";
            case RATE_LIMITED -> "rate_limited";
            case UNAVAILABLE -> "unavailable";
            case PROTOCOL -> "protocol";
            case INTERRUPTED -> "interrupted";
        };
    }

    private Timer timer(String call, String outcome) {
        return Timer.builder(CALLS)
                .description("Calls from the controller to Vivenu, without those of polls")
                .tag("region", region.get())
                .tag("call", call)
                .tag("outcome", outcome)
                .register(registry);
    }
}
