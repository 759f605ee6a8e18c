package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import io.vivenuoperator.store.historical.EndpointFingerprint;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Duration;
import java.util.Optional;

/** Reads which endpoint is meant, and how it is treated. */
final class DeliveryReader {
    private static final String URL = "REPLAY_URL";
    private static final String TEST_URL = "REPLAY_TEST_URL";
    private static final String IN_DOUBT = "IN_DOUBT";

    private final EnvironmentVariables environment;

    DeliveryReader(EnvironmentVariables environment) {
        this.environment = environment;
    }

    Optional<EndpointSettings> read(JobMode mode) {
        return switch (mode) {
            case PULL_ONLY -> Optional.empty();
            case DRY_RUN -> environment.optional(URL).map(url -> delivery(URL, url, Optional.empty()));
            case REPLAY -> Optional.of(delivery(URL, required(URL, "ticket-created"), Optional.of(key())));
            case TEST -> Optional.of(test());
        };
    }

    private EndpointSettings test() {
        var url = required(TEST_URL, "test-created");
        if (environment.optional(URL).filter(url::equals).isPresent()) {
            throw new MisconfiguredException(TEST_URL, "must not be the same as " + URL);
        }
        return delivery(TEST_URL, url, Optional.of(key()));
    }

    private String required(String name, String path) {
        return environment.required(name, "give the endpoint, for example https://filter.example.com/" + path);
    }

    private EndpointSettings delivery(String name, String url, Optional<SigningKey> key) {
        var policy = EgressPolicy.from(environment);
        TargetUrl target =
                switch (policy.judge(url)) {
                    case TargetVerdict.Accepted(var accepted) -> accepted;
                    case TargetVerdict.Refused(var refusal) ->
                        throw new MisconfiguredException(name, "can't be used. " + refusal.message());
                };
        return new EndpointSettings(
                target,
                EndpointFingerprint.of(target.origin() + target.requestTarget(), target.host()),
                key,
                environment
                        .durations()
                        .millis("MIN_INTERVAL_MILLIS", JobSettings.USUAL_INTERVAL.toMillis(), 1, 600_000),
                Duration.ofSeconds(environment.integer("TIMEOUT_SECONDS", 30, 1, 300)),
                doubts(),
                policy,
                HttpConnectionSettings.from(environment, "EGRESS"));
    }

    private SigningKey key() {
        return new SigningKey(environment.secret("SIGNING_KEY", "give the key that the endpoint verifies with"));
    }

    private DoubtPolicy doubts() {
        var word = environment.text(IN_DOUBT, DoubtPolicy.HOLD.word());
        for (DoubtPolicy policy : DoubtPolicy.values()) {
            if (policy.word().equals(word)) {
                return policy;
            }
        }
        throw new MisconfiguredException(IN_DOUBT, "must be Hold or Resend");
    }
}
