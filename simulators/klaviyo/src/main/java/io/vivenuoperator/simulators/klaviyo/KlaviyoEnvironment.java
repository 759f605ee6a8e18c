package io.vivenuoperator.simulators.klaviyo;

import io.vivenuoperator.simulators.klaviyo.api.AccountRules;
import io.vivenuoperator.simulators.klaviyo.delivery.DeliveryRules;
import io.vivenuoperator.simulators.klaviyo.oauth.OAuthClient;
import io.vivenuoperator.simulators.platform.environment.PlatformEnvironment;
import java.nio.file.Path;
import java.util.Map;

/** Reads the process's settings from its environment. */
final class KlaviyoEnvironment {
    private static final int DEFAULT_PORT = 8093;

    private final PlatformEnvironment environment;

    KlaviyoEnvironment(Map<String, String> variables) {
        environment = new PlatformEnvironment(variables);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the variable and the fix
     */
    KlaviyoSettings settings() {
        KlaviyoSettings defaults = KlaviyoSettings.defaults();
        String account =
                environment.text("ACCOUNT_ID").orElse(defaults.account().accountId());
        return new KlaviyoSettings(
                environment.text("HOST").orElse(defaults.host()),
                environment.port(DEFAULT_PORT),
                new AccountRules(
                        account,
                        environment
                                .text("PRIVATE_KEY")
                                .orElse(defaults.account().privateKey()),
                        environment.truth("ADVANCED_KDP", true),
                        environment.truth("LIMITS", true),
                        environment.truth("ALLOW_HTTP_WEBHOOKS", true)),
                new OAuthClient(
                        environment.text("CLIENT_ID").orElse(defaults.client().id()),
                        environment
                                .text("CLIENT_SECRET")
                                .orElse(defaults.client().secret()),
                        environment
                                .text("REDIRECT_URI")
                                .orElse(defaults.client().redirectUri())),
                DeliveryRules.ofKlaviyo(account),
                environment.text("PEOPLE_FILE").map(Path::of));
    }
}
