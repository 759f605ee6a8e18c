package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.account.SellerAccount;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;
import java.util.Optional;

/** Sits between a controller and the outside; at a chosen step it does something once, for example end the controller. */
final class Interventions {
    private record Armed(Step step, Runnable action) {}

    private volatile Optional<Armed> armed = Optional.empty();
    private volatile boolean dead;

    void at(Step step, Runnable action) {
        armed = Optional.of(new Armed(step, action));
    }

    /** From this step on, none of the controller's calls get through. */
    void killControllerAt(Step step) {
        at(step, () -> dead = true);
    }

    boolean haveHappened() {
        return armed.isEmpty();
    }

    void revive() {
        dead = false;
    }

    void reached(Step step) {
        armed.filter(each -> each.step() == step).ifPresent(each -> {
            armed = Optional.empty();
            each.action().run();
        });
        if (dead) {
            throw new IllegalStateException("this controller was killed");
        }
    }

    SellerAccounts around(SellerAccounts accounts) {
        return (apiUrl, key) -> around(accounts.open(apiUrl, key));
    }

    private SellerAccount around(SellerAccount account) {
        return new SellerAccount() {
            @Override
            public KeyCheck checkKey() {
                return account.checkKey();
            }

            @Override
            public List<Webhook> webhooks() {
                reached(Step.BEFORE_LIST);
                return account.webhooks();
            }

            @Override
            public Webhook create(WebhookDefinition wanted) {
                reached(Step.BEFORE_CREATE);
                var created = account.create(wanted);
                reached(Step.AFTER_CREATE);
                return created;
            }

            @Override
            public Webhook update(Webhook present, WebhookDefinition wanted) {
                reached(Step.BEFORE_UPDATE);
                var updated = account.update(present, wanted);
                reached(Step.AFTER_UPDATE);
                return updated;
            }

            @Override
            public DeletionResult delete(String webhookId) {
                return account.delete(webhookId);
            }
        };
    }
}
