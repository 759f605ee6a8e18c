package io.vivenuoperator.controller.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionConditionsTest {
    private static final Set<ConditionType> FOLLOWING =
            EnumSet.of(ConditionType.READY, ConditionType.STALLED, ConditionType.RECONCILING);
    private static final ConditionResult YES = ConditionResult.yes(Reason.SCHEDULED, "fine");

    @Test
    void readyNeedsKeyWebhookAndPollersButNoFreshData() {
        // given
        var findings = findings(Map.of(ConditionType.DATA_FRESH, ConditionResult.no(Reason.POLL_OVERDUE, "late")));

        // then
        assertThat(ready(findings).isTrue()).isTrue();
    }

    @Test
    void readyIsFalseForTheFirstThingThatIsWrong() {
        // given
        var findings = findings(Map.of(
                ConditionType.CREDENTIALS_VALID, ConditionResult.unknown(Reason.VENDOR_UNAVAILABLE, "away"),
                ConditionType.POLLERS_SCHEDULED, ConditionResult.no(Reason.SCHEDULE_REFUSED, "bad")));

        // then
        assertThat(ready(findings).reason()).isEqualTo(Reason.SCHEDULE_REFUSED);
    }

    @Test
    void readyIsUnknownWhenNothingIsWrongButSomethingUnknown() {
        // given
        var findings = findings(
                Map.of(ConditionType.CREDENTIALS_VALID, ConditionResult.unknown(Reason.VENDOR_UNAVAILABLE, "away")));

        // then
        assertThat(ready(findings).status()).isEqualTo(ConditionStatus.UNKNOWN);
    }

    @Test
    void theTransitionTimeMovesOnlyWithTheStatus() {
        // given
        var before = at("2026-11-22T06:00:00Z").merge(List.of(), findings(Map.of()), 1);

        // when
        var after = at("2026-11-22T07:00:00Z")
                .merge(
                        before,
                        findings(Map.of(
                                ConditionType.CREDENTIALS_VALID,
                                        ConditionResult.yes(Reason.KEY_ACCEPTED, "other words"),
                                ConditionType.POLLERS_SCHEDULED, ConditionResult.no(Reason.SCHEDULE_REFUSED, "bad"))),
                        2);

        // then
        assertThat(since(after, ConditionType.CREDENTIALS_VALID)).isEqualTo("2026-11-22T06:00:00Z");
        assertThat(since(after, ConditionType.POLLERS_SCHEDULED)).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(after)
                .allSatisfy(
                        condition -> assertThat(condition.observedGeneration()).isEqualTo(2));
    }

    @Test
    void everyReasonHasANameKubernetesTakesAndAMeaning() {
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.wireName()).matches("[A-Z][A-Za-z]*");
            assertThat(reason.meaning()).endsWith(".");
        });
        assertThat(Arrays.stream(Reason.values()).map(Reason::wireName)).doesNotHaveDuplicates();
    }

    @Test
    void whatOnlyAPersonCanEndIsStalledAndNothingIsUnderWay() {
        // given
        var findings =
                findings(Map.of(ConditionType.CREDENTIALS_VALID, ConditionResult.no(Reason.KEY_REFUSED, "Put a key.")));

        // when
        var follows = ReadyConditions.of(findings, true);

        // then
        assertThat(follows.get(ConditionType.READY).isFalse()).isTrue();
        assertThat(follows.get(ConditionType.STALLED)).isEqualTo(ConditionResult.yes(Reason.KEY_REFUSED, "Put a key."));
        assertThat(follows).doesNotContainKey(ConditionType.RECONCILING);
    }

    @Test
    void whatEndsByItselfIsReconciling() {
        // given
        var findings = findings(Map.of(
                ConditionType.WEBHOOK_REGISTERED, ConditionResult.no(Reason.NO_READY_RECEIVERS, "None is ready.")));

        // when
        var follows = ReadyConditions.of(findings, false);

        // then
        assertThat(follows).doesNotContainKey(ConditionType.STALLED);
        assertThat(follows.get(ConditionType.RECONCILING))
                .isEqualTo(ConditionResult.yes(Reason.NO_READY_RECEIVERS, "None is ready."));
    }

    @ParameterizedTest
    @EnumSource(names = {"VENDOR_UNAVAILABLE", "RATE_LIMITED"})
    void anOutageKeepsARegionReadyThatWasAndIsNotHiddenEither(Reason outage) {
        // given
        var findings = outage(outage);

        // when
        var follows = ReadyConditions.of(findings, true);

        // then
        assertThat(follows.get(ConditionType.READY).isTrue()).isTrue();
        assertThat(follows).doesNotContainKey(ConditionType.STALLED);
        assertThat(follows.get(ConditionType.RECONCILING)).isEqualTo(ConditionResult.unknown(outage, "away"));
    }

    @Test
    void anOutageMakesNoRegionReadyThatWasNot() {
        assertThat(ready(outage(Reason.VENDOR_UNAVAILABLE)).status()).isEqualTo(ConditionStatus.UNKNOWN);
    }

    @Test
    void anOutageHidesNothingElseThatIsWrong() {
        // given
        var findings = outage(Reason.VENDOR_UNAVAILABLE);
        findings.put(ConditionType.WEBHOOK_REGISTERED, ConditionResult.no(Reason.NO_READY_RECEIVERS, "None."));

        // then
        assertThat(ReadyConditions.of(findings, true).get(ConditionType.READY).reason())
                .isEqualTo(Reason.NO_READY_RECEIVERS);
    }

    @Test
    void whatFollowedFromAnObstacleGoesWithIt() {
        // given
        var stalled = at("2026-11-22T06:00:00Z")
                .overlay(
                        List.of(),
                        Map.of(ConditionType.READY, ConditionResult.no(Reason.KEY_REFUSED, "Put a key.")),
                        1);
        assertThat(stalled).extracting(RegionCondition::type).contains(ConditionType.STALLED);

        // when
        var after = at("2026-11-22T07:00:00Z").merge(stalled, findings(Map.of()), 1);

        // then
        assertThat(after)
                .extracting(RegionCondition::type)
                .doesNotContain(ConditionType.STALLED, ConditionType.RECONCILING);
    }

    @Test
    void whatSpeaksOfAnotherConditionLeavesStalledAlone() {
        // given
        var stalled = at("2026-11-22T06:00:00Z")
                .overlay(
                        List.of(),
                        Map.of(ConditionType.READY, ConditionResult.no(Reason.KEY_REFUSED, "Put a key.")),
                        1);

        // when
        var after = at("2026-11-22T07:00:00Z")
                .overlay(
                        stalled,
                        Map.of(
                                ConditionType.WEBHOOK_REGISTERED,
                                ConditionResult.no(Reason.DEREGISTRATION_PENDING, "Later.")),
                        1);

        // then
        assertThat(of(after, ConditionType.STALLED).status()).isEqualTo(ConditionStatus.TRUE);
    }

    @Test
    void aChangedSpecIsNotReadyDuringAnOutage() {
        // given
        var before = at("2026-11-22T06:00:00Z").merge(List.of(), findings(Map.of()), 1);

        // when
        var after = at("2026-11-22T07:00:00Z").merge(before, outage(Reason.VENDOR_UNAVAILABLE), 2);

        // then
        assertThat(of(after, ConditionType.READY).status()).isEqualTo(ConditionStatus.UNKNOWN);
    }

    @Test
    void whatTheApiServerFilledInHasNoTime() {
        // given
        var pending = new RegionCondition(
                ConditionType.READY, ConditionStatus.UNKNOWN, "Pending", "Nobody.", "1970-01-01T00:00:00Z", 0L);

        // when
        var after = at("2026-11-22T07:00:00Z").merge(List.of(pending), outage(Reason.VENDOR_UNAVAILABLE), 1);

        // then
        assertThat(since(after, ConditionType.READY)).isEqualTo("2026-11-22T07:00:00Z");
    }

    private static ConditionResult ready(Map<ConditionType, ConditionResult> findings) {
        return ReadyConditions.of(findings, false).get(ConditionType.READY);
    }

    private static Map<ConditionType, ConditionResult> outage(Reason outage) {
        return findings(Map.of(
                ConditionType.CREDENTIALS_VALID,
                ConditionResult.unknown(outage, "away"),
                ConditionType.WEBHOOK_REGISTERED,
                ConditionResult.unknown(Reason.WAITING_FOR_CREDENTIALS, "waits")));
    }

    private static RegionConditions at(String time) {
        return new RegionConditions(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private static String since(List<RegionCondition> conditions, ConditionType type) {
        return of(conditions, type).lastTransitionTime();
    }

    private static RegionCondition of(List<RegionCondition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static Map<ConditionType, ConditionResult> findings(Map<ConditionType, ConditionResult> other) {
        var findings = new EnumMap<ConditionType, ConditionResult>(ConditionType.class);
        for (var type : ConditionType.values()) {
            if (!FOLLOWING.contains(type)) {
                findings.put(type, other.getOrDefault(type, YES));
            }
        }
        return findings;
    }
}
