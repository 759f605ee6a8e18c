package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.historical.delivery.SendLoop;
import io.vivenuoperator.historical.delivery.SendRules;
import io.vivenuoperator.historical.delivery.SendTally;
import io.vivenuoperator.historical.delivery.SendTime;
import io.vivenuoperator.historical.delivery.TicketRun;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.postgres.EndpointHold;
import io.vivenuoperator.historical.postgres.KnownTickets;
import io.vivenuoperator.historical.postgres.PostgresSendLedger;
import io.vivenuoperator.historical.progress.SendMeter;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.settings.EndpointSettings;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.historical.EndpointLease;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to the endpoint what it does not have yet, when it is this process's turn there. */
record SendRun(RunTools tools) {
    private static final Logger LOG = LoggerFactory.getLogger(SendRun.class);

    RunEnd run(ListedTickets listed) throws IOException {
        EndpointSettings delivery = tools.settings().delivery().orElseThrow();
        Optional<EndpointHold> turn = turn(delivery);
        if (turn.isEmpty()) {
            return RunEnd.stopped();
        }
        try (var hold = turn.get()) {
            return send(listed, delivery, hold.lease());
        }
    }

    private Optional<EndpointHold> turn(EndpointSettings delivery) {
        try (var _ = tools.board()
                .interlude(
                        SyncState.WAITING_FOR_OTHER_SYNC,
                        "Another sync sends to this endpoint; this one goes on when it ends.")) {
            return EndpointHold.await(
                    tools.database(),
                    tools.patient(),
                    delivery.endpoint(),
                    tools.settings().holder(),
                    tools.rests());
        }
    }

    private RunEnd send(ListedTickets listed, EndpointSettings delivery, EndpointLease.Acquired lease)
            throws IOException {
        var settings = tools.settings();
        List<ChosenTicket> wanted =
                PurchaseOrder.first(listed.chosen(), settings.choice().limit());
        var plan = SendPlan.of(
                listed,
                wanted,
                new KnownTickets(tools.patient(), tools.region()).settledAt(lease, wanted),
                settings.syncUid(),
                delivery.doubts());
        tell(plan, delivery);
        var tally = new SendTally(tools.clock(), plan.ownSent(), plan.ownRefused());
        tools.board().planned(plan.counts());
        tools.board().sending(new SendMeter(tally, plan.counts().toSend(), tools.clock()));
        try (var access = new EndpointAccess(delivery);
                var _ = tools.people().follow(tally, plan.counts().toSend())) {
            var loop = new SendLoop(
                    new PostgresSendLedger(tools.patient(), lease, tools.region(), delivery.interval()),
                    access.sender(tools),
                    ticketRun(delivery),
                    SendRules.standard(delivery.interval()),
                    tally,
                    tools.rests(),
                    SendTime.of(tools.clock()));
            return new ReplayEnd(plan.counts(), tally).of(loop.send(plan.queue()));
        } catch (DatabaseException e) {
            return new ReplayEnd(plan.counts(), tally).of(e);
        }
    }

    private TicketRun ticketRun(EndpointSettings delivery) {
        var settings = tools.settings();
        return new TicketRun(tools.region(), settings.syncUid(), tools.readAt(), settings.choice(), delivery.doubts());
    }

    private void tell(SendPlan plan, EndpointSettings delivery) {
        PlanCounts counts = plan.counts();
        LOG.atInfo()
                .addKeyValue("tickets", counts.tickets())
                .addKeyValue("toSend", counts.toSend())
                .addKeyValue("alreadySent", counts.alreadySent())
                .addKeyValue("inDoubt", counts.inDoubt())
                .addKeyValue("endpoint", delivery.url().host())
                .log("Planned");
        tools.people().show(counts, plan.outlook(delivery.interval()));
    }
}
