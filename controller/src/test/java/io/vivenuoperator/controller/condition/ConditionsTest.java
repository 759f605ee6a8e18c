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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final ConditionResult YES = ConditionResult.yes(Reason.SCHEDULED, "fine");

    @Test
    void readyNeedsKeyWebhookAndPollersButNoFreshData() {
        // given
        var findings = findings(Map.of(ConditionType.DATA_FRESH, ConditionResult.no(Reason.POLL_OVERDUE, "late")));

        // then
        assertThat(Conditions.ready(findings).isTrue()).isTrue();
    }

    @Test
    void readyIsFalseForTheFirstThingThatIsWrong() {
        // given
        var findings = findings(Map.of(
                ConditionType.CREDENTIALS_VALID, ConditionResult.unknown(Reason.VENDOR_UNAVAILABLE, "away"),
                ConditionType.POLLERS_SCHEDULED, ConditionResult.no(Reason.SCHEDULE_REFUSED, "bad")));

        // then
        assertThat(Conditions.ready(findings).reason()).isEqualTo(Reason.SCHEDULE_REFUSED);
    }

    @Test
    void readyIsUnknownWhenNothingIsWrongButSomethingUnknown() {
        // given
        var findings = findings(
                Map.of(ConditionType.CREDENTIALS_VALID, ConditionResult.unknown(Reason.VENDOR_UNAVAILABLE, "away")));

        // then
        assertThat(Conditions.ready(findings).status()).isEqualTo(ConditionStatus.UNKNOWN);
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

    private static Conditions at(String time) {
        return new Conditions(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private static String since(List<RegionCondition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type() == type)
                .findFirst()
                .orElseThrow()
                .lastTransitionTime();
    }

    private static Map<ConditionType, ConditionResult> findings(Map<ConditionType, ConditionResult> other) {
        var findings = new EnumMap<ConditionType, ConditionResult>(ConditionType.class);
        for (var type : ConditionType.values()) {
            if (type != ConditionType.READY) {
                findings.put(type, other.getOrDefault(type, YES));
            }
        }
        return findings;
    }
}
