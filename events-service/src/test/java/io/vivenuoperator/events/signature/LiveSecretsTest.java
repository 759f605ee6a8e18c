package io.vivenuoperator.events.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveSecretsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration DAY = LiveSecrets.USUAL_OVERLAP;

    private final SigningSecret first = Secrets.usable("the-first-secret");
    private final SigningSecret second = Secrets.usable("the-second-secret");
    private final SigningSecret third = Secrets.usable("the-third-secret");
    private final SigningSecret fourth = Secrets.usable("the-fourth-secret");
    private final LiveSecrets one = LiveSecrets.of(first);

    @Test
    void theAnnouncedOneSignsBehindTheFirst() {
        assertThat(one.announced(second, NOW).at(NOW)).containsExactly(first, second);
    }

    @Test
    void thePromotedOneSignsFirstAndTheOtherEndsAfterTheOverlap() {
        LiveSecrets promoted = one.announced(second, NOW).promoted(NOW, DAY);

        assertThat(promoted.at(NOW.plus(DAY).minusSeconds(1))).containsExactly(second, first);
        assertThat(promoted.at(NOW.plus(DAY))).containsExactly(second);
        assertThat(promoted.nextEnd(NOW)).contains(NOW.plus(DAY));
    }

    @Test
    void withoutAnOverlapTheOtherEndsAtOnce() {
        assertThat(one.announced(second, NOW).promoted(NOW, Duration.ZERO).at(NOW))
                .containsExactly(second);
    }

    @Test
    void aRotationWithinTheOverlapOfAnotherDelaysNoEnd() {
        Instant later = NOW.plus(Duration.ofHours(1));
        LiveSecrets twice = one.announced(second, NOW)
                .promoted(NOW, Duration.ofHours(2))
                .announced(third, later)
                .promoted(later, DAY);

        assertThat(twice.at(later)).containsExactly(third, second, first);
        assertThat(twice.nextEnd(later)).contains(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void aFourthHasToWaitUntilOneHasEnded() {
        LiveSecrets three = one.announced(second, NOW).promoted(NOW, DAY).announced(third, NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.announced(fourth, NOW))
                .withMessageContaining("wait");
        assertThat(three.announced(fourth, NOW.plus(DAY)).at(NOW.plus(DAY))).containsExactly(second, third, fourth);
    }

    @Test
    void refusesWhatIsNoRotation() {
        assertThatIllegalArgumentException().isThrownBy(() -> one.promoted(NOW, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> one.announced(first, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.announced(second, NOW).promoted(NOW, Duration.ofDays(8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.announced(second, NOW).promoted(NOW, DAY).promoted(NOW, DAY));
    }
}
