package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.historical.delivery.AnswerVerdict;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends the first ticket to the test endpoint, once, each time it is run; the ledger knows nothing of it. */
record TestRun(RunTools tools) {
    private static final String NOT_TAKEN = "The test endpoint did not take the ticket: ";

    RunEnd run(ListedTickets listed) throws IOException {
        List<ChosenTicket> first = PurchaseOrder.first(listed.chosen(), OptionalInt.of(1)).stream()
                .limit(1)
                .toList();
        var plan = SendPlan.of(listed, first, List.of(), tools.settings().syncUid(), DoubtPolicy.HOLD)
                .counts();
        tools.board().planned(plan);
        if (first.isEmpty()) {
            return RunEnd.planned(HistoricalReason.NOTHING_TO_SEND, plan, "No ticket was chosen.");
        }
        try (var access = new EndpointAccess(tools.settings().delivery().orElseThrow())) {
            return end(plan, access.sender(tools).send(first.getFirst()));
        }
    }

    private static RunEnd end(PlanCounts plan, SinglePostOutcome outcome) {
        return switch (outcome) {
            case SinglePostOutcome.Answered answer -> answered(plan, answer.status());
            case SinglePostOutcome.NotSent(TargetFailure reason, String message) ->
                sent(
                        reason == TargetFailure.ADDRESS_REFUSED
                                ? HistoricalReason.MISCONFIGURED
                                : HistoricalReason.ENDPOINT_UNAVAILABLE,
                        plan,
                        SendCounts.none(),
                        NOT_TAKEN + message);
            case SinglePostOutcome.InDoubt(var _, String message) ->
                sent(
                        HistoricalReason.TICKETS_IN_DOUBT,
                        plan,
                        new SendCounts(0, 0, 0, 1, 0),
                        "The test endpoint may have taken the ticket. " + message);
        };
    }

    private static RunEnd answered(PlanCounts plan, int status) {
        var message = NOT_TAKEN + "it answered " + status + ".";
        return switch (AnswerVerdict.of(status)) {
            case TAKEN ->
                sent(
                        HistoricalReason.TEST_SENT,
                        plan,
                        new SendCounts(1, 0, 0, 0, 0),
                        "The test endpoint has taken one ticket.");
            case UNWANTED -> sent(HistoricalReason.TICKETS_REFUSED, plan, new SendCounts(0, 1, 0, 0, 0), message);
            case LATER, ENDPOINT_FAILS -> sent(HistoricalReason.ENDPOINT_UNAVAILABLE, plan, SendCounts.none(), message);
            case KEY_REFUSED -> sent(HistoricalReason.SIGNING_KEY_REFUSED, plan, SendCounts.none(), message);
            case GONE -> sent(HistoricalReason.ENDPOINT_GONE, plan, SendCounts.none(), message);
        };
    }

    private static RunEnd sent(HistoricalReason reason, PlanCounts plan, SendCounts counts, String message) {
        return new RunEnd(reason, Optional.of(plan), Optional.of(counts), Optional.empty(), List.of(), message);
    }
}
