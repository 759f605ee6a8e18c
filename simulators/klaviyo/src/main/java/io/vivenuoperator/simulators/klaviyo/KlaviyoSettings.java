package io.vivenuoperator.simulators.klaviyo;

import io.vivenuoperator.simulators.klaviyo.api.AccountRules;
import io.vivenuoperator.simulators.klaviyo.delivery.DeliveryRules;
import io.vivenuoperator.simulators.klaviyo.oauth.OAuthClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator is set up.
 *
 * @param port 0 for any that is free
 * @param people a file of people to begin with
 */
public record KlaviyoSettings(
        String host,
        int port,
        AccountRules account,
        OAuthClient client,
        DeliveryRules delivery,
        Optional<Path> people) {
    private static final String ACCOUNT_ID = "SimAcc";

    /** An account with webhooks, without limits, that nobody is in. */
    public static KlaviyoSettings defaults() {
        return new KlaviyoSettings(
                "127.0.0.1",
                0,
                new AccountRules(ACCOUNT_ID, "pk_sim_klaviyo", true, false, true),
                new OAuthClient("sim-client", "sim-client-secret", "http://127.0.0.1:8080/oauth/klaviyo/callback"),
                DeliveryRules.ofKlaviyo(ACCOUNT_ID),
                Optional.empty());
    }

    /** The same, with Klaviyo's limits. */
    public KlaviyoSettings limited() {
        return withAccount(new AccountRules(
                account.accountId(), account.privateKey(), account.advancedKdp(), true, account.allowHttp()));
    }

    /** The same without Advanced KDP. */
    public KlaviyoSettings withoutKdp() {
        return withAccount(new AccountRules(
                account.accountId(), account.privateKey(), false, account.limited(), account.allowHttp()));
    }

    private KlaviyoSettings withAccount(AccountRules other) {
        return new KlaviyoSettings(host, port, other, client, delivery, people);
    }

    /** The same with other rules for deliveries. */
    public KlaviyoSettings withDelivery(DeliveryRules other) {
        return new KlaviyoSettings(host, port, account, client, other, people);
    }
}
