package io.vivenuoperator.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(3);
    private static final String URL = "https://hooks.example.com/webhooks/dach";

    @Test
    void theKeyThatVivenuStillSignsWithIsNeverTheOneToGo() {
        // given
        var entry = RegistryEntry.of("dach", "in-use");

        // when
        for (var i = 1; i <= 100; i++) {
            entry = entry.taking("key-" + i);
        }

        // then
        assertThat(entry.signingKeys()).hasSize(16).startsWith("key-100").endsWith("in-use");
    }

    @Test
    void theKeyInUseStaysHoweverOftenItIsReplacedWithinTheOverlap() {
        var entry = RegistryEntry.of("dach", "key-0");
        for (var i = 1; i <= 100; i++) {
            // when
            entry = entry.taking("key-" + i);

            // then
            assertThat(entry.signingKeys()).startsWith("key-" + i, "key-" + (i - 1));
            assertThat(entry.signingKeys()).hasSizeLessThanOrEqualTo(16);
            entry = entry.settled(NOW, OVERLAP);
        }
    }

    @Test
    void theKeyInUseStaysWhenAfterManyRotationsVivenuCanNotBeTold() {
        // given
        var entry = RegistryEntry.of("dach", "key-0");
        for (var i = 1; i <= 50; i++) {
            entry = entry.taking("key-" + i).settled(NOW, OVERLAP);
        }

        // when
        for (var i = 51; i <= 100; i++) {
            entry = entry.taking("key-" + i);
        }

        // then
        assertThat(entry.signingKeys()).startsWith("key-100").contains("key-50").hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void aFoundKeyGoesAfterTheOverlapLikeAReplacedOne() {
        // given
        var entry = RegistryEntry.of("dach", "ours").alsoTaking(Set.of("theirs"));
        assertThat(entry.signingKeys()).containsExactly("ours", "theirs");

        // when
        var settled = entry.settled(NOW, OVERLAP).settled(NOW.plus(OVERLAP), OVERLAP);

        // then
        assertThat(settled.signingKeys()).containsExactly("ours");
    }

    @Test
    void aKnownKeyChangesNothing() {
        var entry = RegistryEntry.of("dach", "ours");
        assertThat(entry.alsoTaking(Set.of("ours"))).isSameAs(entry);
    }

    @Test
    void thatAWebhookMayBeAtVivenuOutlivesARotation() {
        assertThat(RegistryEntry.of("dach", "old")
                        .registering()
                        .taking("new")
                        .settled(NOW, OVERLAP)
                        .registered())
                .isTrue();
    }

    @Test
    void theFirstTellingCounts() {
        // given
        var told = RegistryEntry.of("dach", "key").awaiting(URL, NOW);

        // then
        assertThat(told.entered()).contains(new ManualWebhook(URL, NOW, false));
        assertThat(told.awaiting(URL, NOW.plusSeconds(9))).isSameAs(told);
    }

    @Test
    void aDeliveryEndsTheWaitForGood() {
        // given
        var delivering = RegistryEntry.of("dach", "key").awaiting(URL, NOW).delivered("key", NOW, OVERLAP);

        // then
        assertThat(delivering.entered()).contains(new ManualWebhook(URL, NOW, true));
        assertThat(delivering.taking("key").awaiting(URL, NOW).delivered("key", NOW.plusSeconds(9), OVERLAP))
                .isEqualTo(delivering);
    }

    @Test
    void anotherKeyIsWaitedForAnew() {
        // given
        var rotated = RegistryEntry.of("dach", "old")
                .awaiting(URL, NOW)
                .delivered("old", NOW, OVERLAP)
                .taking("new")
                .awaiting(URL, NOW.plusSeconds(9));

        // then
        assertThat(rotated.entered()).contains(new ManualWebhook(URL, NOW.plusSeconds(9), false));
        assertThat(rotated.delivered("old", NOW, OVERLAP)).isSameAs(rotated);
    }

    @Test
    void anotherUrlIsWaitedForAnew() {
        // given
        var moved = RegistryEntry.of("dach", "key")
                .awaiting("https://before.example.com/webhooks/dach", NOW)
                .delivered("key", NOW, OVERLAP)
                .awaiting(URL, NOW.plusSeconds(9));

        // then
        assertThat(moved.entered()).contains(new ManualWebhook(URL, NOW.plusSeconds(9), false));
    }

    @Test
    void keysBeforeTheOneThatDeliversGoAfterTheOverlap() {
        // given
        var rotated = RegistryEntry.of("dach", "old").taking("new").awaiting(URL, NOW);

        // when
        var delivering = rotated.delivered("new", NOW, OVERLAP);

        // then
        assertThat(delivering.signingKeys()).containsExactly("new", "old");
        var later = delivering.delivered("new", NOW.plus(OVERLAP), OVERLAP);
        assertThat(later.signingKeys()).containsExactly("new");
        assertThat(later.entered()).isEqualTo(delivering.entered());
    }
}
