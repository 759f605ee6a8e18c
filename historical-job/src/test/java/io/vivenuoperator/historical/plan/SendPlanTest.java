package io.vivenuoperator.historical.plan;

import static io.vivenuoperator.historical.plan.ChosenTickets.NOON;
import static io.vivenuoperator.historical.plan.ChosenTickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.PlanOutlook;
import io.vivenuoperator.store.historical.KnownPastTicket;
import io.vivenuoperator.store.historical.PastTicketState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendPlanTest {
    private static final List<ChosenTicket> WANTED = List.of(
            ticket("fresh1", "fresh1", 0),
            ticket("sent", "sent", 1),
            ticket("doubt", "doubt", 2),
            ticket("claimed", "claimed", 3),
            ticket("refused", "refused", 4),
            ticket("fresh2", "fresh2", 5),
            ticket("ownSent", "ownSent", 6),
            ticket("ownRefused", "ownRefused", 7));
    private static final List<KnownPastTicket> KNOWN = List.of(
            new KnownPastTicket("sent", PastTicketState.SENT, "other"),
            new KnownPastTicket("doubt", PastTicketState.IN_DOUBT, "other"),
            new KnownPastTicket("claimed", PastTicketState.CLAIMED, "other"),
            new KnownPastTicket("refused", PastTicketState.REFUSED, "other"),
            new KnownPastTicket("ownSent", PastTicketState.SENT, "own"),
            new KnownPastTicket("ownRefused", PastTicketState.REFUSED, "own"));
    private static final ListedTickets LISTED = new ListedTickets(
            20,
            Map.of(
                    ChoiceVerdict.CHOSEN,
                    10L,
                    ChoiceVerdict.REJECTED_BY_STATUS,
                    5L,
                    ChoiceVerdict.REJECTED_BY_NAME,
                    4L,
                    ChoiceVerdict.REJECTED_BY_TIME,
                    1L),
            WANTED);

    private static SendPlan plan(DoubtPolicy doubts) {
        return SendPlan.of(LISTED, WANTED, KNOWN, "own", doubts);
    }

    private static List<String> queue(SendPlan plan) {
        return plan.queue().stream().map(planned -> planned.ticket().id()).toList();
    }

    @Test
    void eachTicketIsInOneClass() {
        assertThat(plan(DoubtPolicy.HOLD).counts()).isEqualTo(new PlanCounts(20, 5, 4, 1, 2, 1, 2, 5));
        assertThat(plan(DoubtPolicy.RESEND).counts()).isEqualTo(new PlanCounts(20, 5, 4, 1, 2, 1, 0, 7));
    }

    @Test
    void whatIsInDoubtIsLeftAloneOrSentLastOfAll() {
        assertThat(queue(plan(DoubtPolicy.HOLD))).containsExactly("fresh1", "refused", "fresh2");
        assertThat(queue(plan(DoubtPolicy.RESEND))).containsExactly("fresh1", "refused", "fresh2", "doubt", "claimed");
    }

    @Test
    void whatAnotherSyncWasRefusedIsTriedAgain() {
        assertThat(plan(DoubtPolicy.HOLD).queue().get(1).former()).contains(PastTicketState.REFUSED);
    }

    @Test
    void whatThisSyncHasDoneBeforeItWasInterruptedCounts() {
        // when
        var plan = plan(DoubtPolicy.HOLD);

        // then
        assertThat(plan.ownSent()).isEqualTo(1);
        assertThat(plan.ownRefused()).isEqualTo(1);
    }

    @Test
    void anOutlookSaysWhatItIsAboutAndHowLongItTakes() {
        assertThat(plan(DoubtPolicy.HOLD).outlook(Duration.ofMillis(1800)))
                .isEqualTo(new PlanOutlook(
                        Optional.of(NOON),
                        Optional.of(NOON.plusSeconds(300)),
                        Duration.ofMillis(5400),
                        Map.of("HYROX MEN | CHARITY", 3L)));
    }
}
