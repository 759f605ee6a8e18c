package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.condition.RegionConditions;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionStatusTest {
    private static final Map<ConditionType, ConditionResult> REGISTERED =
            Map.of(ConditionType.WEBHOOK_REGISTERED, ConditionResult.yes(Reason.REGISTERED, "Vivenu posts."));
    private static final Map<ConditionType, ConditionResult> WITHOUT_RECEIVERS =
            Map.of(ConditionType.WEBHOOK_REGISTERED, ConditionResult.no(Reason.NO_READY_RECEIVERS, "There is none."));

    private final MovableClock clock = new MovableClock();
    private final RegionStatus status = new RegionStatus(
            new RegionConditions(clock), new RegionNames("https://hooks.example.com", RegionKeyLookup.byRule(false)));

    private static VivenuRegion cached(VivenuRegionStatus shown) {
        var region = new VivenuRegion();
        region.getMetadata().setUid("uid-1");
        region.getMetadata().setGeneration(1L);
        region.setStatus(shown);
        return region;
    }

    private String since(VivenuRegion region, Map<ConditionType, ConditionResult> findings) {
        return since(status.with(region, findings));
    }

    private static String since(VivenuRegionStatus of) {
        return of.condition(ConditionType.WEBHOOK_REGISTERED)
                .map(RegionCondition::lastTransitionTime)
                .orElseThrow();
    }

    @Test
    void aLookThatBeginsBeforeTheCacheHasFollowedKeepsTheTimes() {
        // given
        var unseen = cached(VivenuRegionStatus.empty());
        var first = since(unseen, REGISTERED);

        // when
        clock.advance(Duration.ofMinutes(1));

        // then
        assertThat(since(unseen, REGISTERED)).isEqualTo(first);
    }

    @Test
    void aCacheThatIsTwoLooksBehindDoesNotBringBackATransition() {
        // given
        var registered = status.with(cached(VivenuRegionStatus.empty()), REGISTERED);
        clock.advance(Duration.ofMinutes(1));
        var without = since(cached(registered), WITHOUT_RECEIVERS);
        clock.advance(Duration.ofMinutes(1));

        // then
        assertThat(since(cached(registered), WITHOUT_RECEIVERS)).isEqualTo(without);
    }

    @Test
    void whatTheCacheShowsCountsOnceItHasFollowed() {
        // given
        var written = status.with(cached(VivenuRegionStatus.empty()), REGISTERED);
        assertThat(status.with(cached(written), REGISTERED)).isEqualTo(written);
        clock.advance(Duration.ofMinutes(1));

        // then
        assertThat(since(cached(VivenuRegionStatus.empty()), REGISTERED)).isNotEqualTo(since(written));
    }
}
