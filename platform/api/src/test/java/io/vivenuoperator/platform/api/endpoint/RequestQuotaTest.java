package io.vivenuoperator.platform.api.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RequestQuotaTest {
    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SettableClock clock = new SettableClock();
    private final RequestQuota quota = new RequestQuota(2, clock);

    @Test
    void aMinuteHasItsRequests() {
        assertThat(quota.take("a")).isEqualTo(new RequestQuota.Share(true, 1, 60));
        clock.now = clock.now.plus(Duration.ofSeconds(20));
        assertThat(quota.take("a")).isEqualTo(new RequestQuota.Share(true, 0, 40));
        assertThat(quota.take("a")).isEqualTo(new RequestQuota.Share(false, 0, 40));
        assertThat(quota.take("b").granted()).isTrue();

        clock.now = clock.now.plus(Duration.ofSeconds(40));
        assertThat(quota.take("a")).isEqualTo(new RequestQuota.Share(true, 1, 60));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        quota.take("a");
        RequestQuota.Share taken = quota.take("a");

        assertThat(quota.giveBack("a", taken)).isEqualTo(new RequestQuota.Share(true, 1, 60));
        assertThat(quota.take("a").granted()).isTrue();
    }

    @Test
    void itIsSaidInTwoHeaders() {
        assertThat(quota.policy()).isEqualTo("\"key\";q=2;w=60");
        assertThat(RequestQuota.header(quota.take("a"))).isEqualTo("\"key\";r=1;t=60");
    }
}
