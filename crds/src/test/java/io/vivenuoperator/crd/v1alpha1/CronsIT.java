package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random schedules, judged by the real CronJob API: none that it refuses is taken, and none that it takes is refused but for what the rules
 * mean to refuse. {@code -Dcrons=10000 -Dcrons.seed=1} for more of them.
 */
@ExtendWith(SharedApiServer.class)
class CronsIT {
    private static final int COUNT = Integer.getInteger("crons", 300);
    private static final long SEED = Long.getLong("crons.seed", 20_261_126L);

    private final KubernetesClient client;
    private final CronJobJudge kubernetes;

    CronsIT(ApiServer server) {
        client = server.client();
        kubernetes = new CronJobJudge(client);
    }

    @Test
    void theRulesSayWhatKubernetesSays() {
        // given
        var crons = new RandomCrons(new Random(SEED));
        var taken = 0;
        var refused = 0;
        var meant = 0;

        for (var i = 0; i < COUNT; i++) {
            // when
            var schedule = crons.next();
            var good = kubernetes.takes(schedule, "Etc/UTC");
            var refusal = refusal(schedule);

            // then
            if (refusal.isEmpty()) {
                taken++;
                assertThat(good)
                        .as("taken here and refused by Kubernetes: %s (seed %d)", schedule, SEED)
                        .isTrue();
                assertThat(isMeantToBeRefused(schedule))
                        .as("taken here though it hardly runs: %s (seed %d)", schedule, SEED)
                        .isFalse();
            } else if (good) {
                meant++;
                assertThat(isRefusable(schedule))
                        .as("taken by Kubernetes and refused here: %s (seed %d): %s", schedule, SEED, refusal)
                        .isTrue();
            } else {
                refused++;
            }
        }
        System.out.printf(
                "crons: %d judged, %d taken by both, %d refused by both, %d taken by Kubernetes and meant to be refused%n",
                COUNT, taken, refused, meant);
        assertThat(taken).isGreaterThan(COUNT / 10);
        assertThat(refused).isGreaterThan(COUNT / 10);
    }

    private static boolean isMeantToBeRefused(String schedule) {
        return !schedule.startsWith("@")
                && isRefusable(schedule)
                && !CronMeaning.of(schedule).hasAStepInTheMonth();
    }

    private static boolean isRefusable(String schedule) {
        var meaning = CronMeaning.of(schedule);
        return !meaning.isMacro() && (meaning.hasAStepBeyond() || meaning.neverRunsInSomeYear());
    }

    /** What is said about a region with this full schedule; empty when it is taken. */
    private String refusal(String schedule) {
        var region = new VivenuRegion();
        region.getMetadata().setName("judged");
        region.getMetadata().setNamespace("default");
        region.setSpec(new VivenuRegionSpec(
                null,
                null,
                new ApiKeySecretRef("vivenu-dach", null),
                null,
                null,
                new PollingSpec("*  * * * *", schedule, null, null, 60, null)));
        try {
            client.resource(region).dryRun().create();
            return "";
        } catch (KubernetesClientException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
