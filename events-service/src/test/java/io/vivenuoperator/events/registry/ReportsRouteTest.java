package io.vivenuoperator.events.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsRouteTest {
    private static final LiveReports LIVE = new LiveReports() {
        @Override
        public List<SubscriptionReport> subscriptions() {
            return List.of(SubscriptionReport.nothingKnown("u1", Optional.empty()));
        }

        @Override
        public List<ReplayReport> replays() {
            return List.of();
        }
    };

    @Test
    void whatIsInConflictIsReportedThoughNobodyDeliversForIt() {
        // given
        var problem = new HandoverProblem(HandoverRefusal.CONFLICT, "delete one of the two.");
        var standing = new RegistryStanding(true, "10", 2, Optional.empty(), Map.of("u2", problem));

        // when
        var reports = new ReportsRoute(() -> standing, LIVE).reports();

        // then
        assertThat(reports.revision()).isEqualTo("10");
        assertThat(reports.subscriptions()).extracting(SubscriptionReport::uid).containsExactly("u1", "u2");
        assertThat(reports.subscriptions().getLast().problem()).contains(problem);
    }
}
