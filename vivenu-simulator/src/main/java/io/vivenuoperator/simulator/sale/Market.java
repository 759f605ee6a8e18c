package io.vivenuoperator.simulator.sale;

import io.vivenuoperator.simulator.api.Account;
import io.vivenuoperator.simulator.delivery.Dispatcher;
import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.world.Outcome;
import java.util.List;
import java.util.Optional;

/** The actions of buyers and organisers: each changes a seller's world and notifies its webhooks. */
public final class Market {
    private final Dispatcher dispatcher;
    private final FaultSwitches switches;

    /** Notifies webhooks through this dispatcher. */
    public Market(Dispatcher dispatcher, FaultSwitches switches) {
        this.dispatcher = dispatcher;
        this.switches = switches;
    }

    /** Sells tickets; empty if the event does not exist, or none is on sale. */
    public Optional<List<String>> sell(Account account, int count, Optional<String> eventId) {
        return tell(account, account.world().sell(count, eventId));
    }

    /** Reserves tickets; empty if no event is on sale. */
    public Optional<List<String>> reserve(Account account, int count) {
        return tell(account, account.world().reserve(count));
    }

    /** Pays for tickets from {@link #reserve}. */
    public void settle(Account account, List<String> ticketIds) {
        tell(account, Optional.of(account.world().settle(ticketIds)));
    }

    /** Voids sold tickets and returns their ids. */
    public List<String> invalidate(Account account, int count) {
        return tell(account, Optional.of(account.world().invalidate(count))).orElseThrow();
    }

    /** Gives sold tickets to other people and returns the ids of the new ones. */
    public List<String> transfer(Account account, int count) {
        return tell(account, Optional.of(account.world().transfer(count))).orElseThrow();
    }

    /** Moves sold tickets to another event and returns their ids; empty if there is no such event. */
    public Optional<List<String>> move(Account account, int count, String eventId) {
        return tell(account, account.world().move(count, eventId));
    }

    /** Enters missing holders' details and returns the tickets' ids. */
    public List<String> personalise(Account account, int count) {
        return tell(account, Optional.of(account.world().personalise(count))).orElseThrow();
    }

    /** Adds an event that is on sale and returns its id. */
    public String open(Account account) {
        return tell(account, Optional.of(account.world().open())).orElseThrow().getFirst();
    }

    /** Edits an event; false if it does not exist. */
    public boolean edit(Account account, String eventId) {
        return tell(account, account.world().edit(eventId)).isPresent();
    }

    /** Deletes an event; false if it does not exist. */
    public boolean delete(Account account, String eventId) {
        return tell(account, account.world().delete(eventId)).isPresent();
    }

    /** Sells what the fault switch requires between two pages. */
    public void sellBetweenPages(Account account) {
        int count = switches.get(account.seller()).sellWhilePaging();
        if (count > 0) {
            sell(account, count, Optional.empty());
        }
    }

    private Optional<List<String>> tell(Account account, Optional<Outcome> outcome) {
        outcome.ifPresent(happened -> dispatcher.dispatch(account.world(), account.webhooks(), happened.changes()));
        return outcome.map(Outcome::ids);
    }
}
