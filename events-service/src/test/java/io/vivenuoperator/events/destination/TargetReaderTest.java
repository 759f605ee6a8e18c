package io.vivenuoperator.events.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionIdentity;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static ReadTarget read(String url) {
        var identity = new SubscriptionIdentity("uid", SubscriptionOrigin.API, Optional.empty(), "s", "test");
        var content = new SubscriptionContent("{\"deliver\":{\"webhook\":{}}}", Optional.empty(), List.of("*"), true);
        var row = new SubscriptionRecord(identity, content, Optional.empty(), NOON, NOON, 1);
        return new TargetReader(EgressPolicy.strict(), Optional.empty())
                .read(
                        SubscriptionReading.of(row),
                        SealedTarget.of("{\"secrets\":[],\"deliver\":{\"webhook\":{\"url\":\"%s\"}}}".formatted(url)));
    }

    @Test
    void aUrlThatThePolicyAllowsCanBeDeliveredTo() {
        assertThat(read("https://hooks.example.com/in")).isInstanceOf(ReadTarget.Usable.class);
    }

    /** As when the installation's rules have become stricter since the subscription was made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/in",
                "https://127.0.0.1/in",
                "https://169.254.169.254/latest",
                "https://hooks.example.com:22/in",
                "no url at all"
            })
    void aUrlThatThePolicyRefusesIsNotAndTheReasonDoesNotQuoteIt(String url) {
        assertThat(read(url)).isInstanceOfSatisfying(ReadTarget.Unusable.class, unusable -> {
            assertThat(unusable.reason()).isEqualTo(AttemptReason.ADDRESS_REFUSED);
            assertThat(unusable.message()).isNotBlank().doesNotContain(url);
        });
    }
}
