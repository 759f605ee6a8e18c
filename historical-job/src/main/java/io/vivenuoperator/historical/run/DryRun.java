package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.postgres.KnownTickets;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.settings.EndpointSettings;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.store.historical.KnownPastTicket;
import java.util.List;

/** Counts what would be sent; writes nothing anywhere. */
record DryRun(RunTools tools) {
    RunEnd run(ListedTickets listed) {
        JobSettings settings = tools.settings();
        List<ChosenTicket> wanted =
                PurchaseOrder.first(listed.chosen(), settings.choice().limit());
        List<KnownPastTicket> known = settings.delivery()
                .map(delivery -> new KnownTickets(tools.patient(), tools.region()).at(delivery.endpoint(), wanted))
                .orElse(List.of());
        var doubts = settings.delivery().map(EndpointSettings::doubts).orElse(DoubtPolicy.HOLD);
        var plan = SendPlan.of(listed, wanted, known, settings.syncUid(), doubts);
        var outlook = plan.outlook(settings.interval());
        tools.board().planned(plan.counts());
        tools.people().show(plan.counts(), outlook);
        return RunEnd.planned(
                        HistoricalReason.DRY_RUN_DONE,
                        plan.counts(),
                        plan.counts().toSend() + " tickets would be sent, in about "
                                + outlook.expected().toSeconds() + " seconds.")
                .with(outlook);
    }
}
