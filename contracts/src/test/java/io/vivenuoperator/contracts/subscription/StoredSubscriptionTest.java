package io.vivenuoperator.contracts.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.GoldenFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredSubscriptionTest {
    @ParameterizedTest
    @MethodSource("all")
    void thePartsMakeTheWholeAgain(HandedSubscription subscription) throws MalformedSubscriptionsFileException {
        assertThat(StoredSubscription.of(subscription).whole()).isEqualTo(subscription);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOpenPartHoldsNoSecretAndNoUrl(HandedSubscription subscription) {
        assertThat(StoredSubscription.of(subscription).toString()).doesNotContain("canary", "https://");
    }

    @Test
    void whatSomebodyElseStoredIsRefused() {
        assertThatThrownBy(() -> new StoredSubscription("{}", "canary").whole())
                .isInstanceOf(MalformedSubscriptionsFileException.class)
                .hasMessage("secrets of a stored subscription is not JSON");
    }

    static List<HandedSubscription> all() throws MalformedSubscriptionsFileException {
        return SubscriptionsFile.parse(GoldenFile.of("subscriptions.json").bytes())
                .subscriptions();
    }
}
