package io.vivenuoperator.events.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.message.MessageRecord;
import io.vivenuoperator.store.message.NamePattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B22, and what a subscription selects. */
class MessageSubscriptionTest {
    private static MessageSubscription subscription(Optional<Set<String>> sources, String... types) {
        return new MessageSubscription(
                "u1",
                "name",
                0,
                1,
                new MessageSelection(
                        List.of(types).stream().map(NamePattern::new).toList(), sources),
                DeliveryPolicy.STANDARD,
                new SubscriptionStart.Earliest());
    }

    private static MessageRecord message(String type, String source, Optional<String> key) {
        return new MessageRecord(1, Instant.EPOCH, "id", type, source, key, "{}", Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "ticket.*, ticket.sold, true",
        "ticket.*, ticket.sold.again, true",
        "ticket.*, ticketing.sold, false",
        "ticket.*, ticket, false",
        "ticket.sold, ticket.sold, true",
        "ticket.sold, ticket.sold.again, false",
        "*.sold, ticket.sold, true",
        "*.sold, ticket.unsold, false",
        "*, anything.at_all, true"
    })
    void aPatternIsANameABeginningOrAnEnd(String pattern, String type, boolean wanted) {
        assertThat(subscription(Optional.empty(), pattern).wants(message(type, "dach", Optional.empty())))
                .isEqualTo(wanted);
    }

    @Test
    void sourcesBound() {
        MessageSubscription dach = subscription(Optional.of(Set.of("dach")), "*");

        assertThat(dach.wants(message("a.b", "dach", Optional.empty()))).isTrue();
        assertThat(dach.wants(message("a.b", "italy", Optional.empty()))).isFalse();
    }

    @Test
    void whatSpeaksOfItNeverGoesToIt() {
        MessageSubscription all = subscription(Optional.empty(), "*");

        assertThat(all.wants(message("subscription.failing", "events", Optional.of("u1"))))
                .isFalse();
        assertThat(all.wants(message("subscription.failing", "events", Optional.of("u2"))))
                .isTrue();
        assertThat(all.wants(message("ticket.sold", "events", Optional.of("u1"))))
                .isTrue();
    }
}
