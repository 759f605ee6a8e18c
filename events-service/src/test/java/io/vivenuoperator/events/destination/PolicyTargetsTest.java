package io.vivenuoperator.events.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.webhook.WebhookTargets.TargetRuling;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PolicyTargetsTest {
    private static final Duration AMPLE = Duration.ofSeconds(15);

    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void answer() {
        answered.countDown();
    }

    private static TargetRuling judged(HostLookup lookup, Duration patience) {
        var policy = EgressPolicy.strict();
        var timed = new TimedLookup(new CheckedLookup(policy, lookup), patience);
        return new PolicyTargets(policy, timed, Optional.empty()).judge("https://hooks.example.com/in");
    }

    private static HostLookup at(String address) {
        return _ -> List.of(InetAddress.ofLiteral(address));
    }

    /** As a resolver that hangs, which no interrupt ends. */
    private List<InetAddress> hang(String host) {
        boolean done = false;
        while (!done) {
            try {
                answered.await();
                done = true;
            } catch (InterruptedException e) {
                // It hangs on.
            }
        }
        return List.of();
    }

    @Test
    void whereANameLeadsDecides() {
        assertThat(judged(at("93.184.215.14"), AMPLE)).isInstanceOf(TargetRuling.Allowed.class);
        assertThat(judged(at("10.0.0.1"), AMPLE)).isInstanceOf(TargetRuling.Forbidden.class);
    }

    @Test
    void aNameThatIsNotThereYetIsTakenWithAWarning() {
        TargetRuling ruling = judged(
                host -> {
                    throw new UnknownHostException(host);
                },
                AMPLE);

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        TargetRuling.Allowed.class,
                        allowed -> assertThat(allowed.warning()).isPresent());
    }

    @Test
    void aResolverThatHangsRefusesInTime() {
        assertThat(judged(this::hang, Duration.ofMillis(50)))
                .isInstanceOfSatisfying(
                        TargetRuling.Forbidden.class,
                        forbidden -> assertThat(forbidden.rule()).contains("try again"));
    }

    @Test
    void aResolverThatHangsForManyRefusesTheOthersToo() {
        var policy = EgressPolicy.strict();
        var targets = new PolicyTargets(
                policy, new TimedLookup(new CheckedLookup(policy, this::hang), Duration.ofMillis(5)), Optional.empty());

        for (int asked = 0; asked < 50; asked++) {
            assertThat(targets.judge("https://hooks.example.com/in")).isInstanceOf(TargetRuling.Forbidden.class);
        }
    }
}
