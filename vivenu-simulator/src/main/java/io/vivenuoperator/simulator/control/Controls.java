package io.vivenuoperator.simulator.control;

import io.vivenuoperator.simulator.api.Account;
import io.vivenuoperator.simulator.api.RequestLog;
import io.vivenuoperator.simulator.delivery.DeliveryLog;
import io.vivenuoperator.simulator.delivery.LoggedAttempt;
import io.vivenuoperator.simulator.delivery.Tally;
import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.sale.Market;
import io.vivenuoperator.simulator.sale.SalesClock;
import io.vivenuoperator.simulator.world.Truth;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be asked of and done to a running simulator, over HTTP or from a test in the same process. An unknown
 * seller causes an IllegalArgumentException.
 */
public final class Controls {
    private final List<Account> accounts;
    private final Market market;
    private final SalesClock sales;
    private final FaultSwitches switches;
    private final RequestLog requests;
    private final DeliveryLog deliveries;

    /** Controls these parts. */
    public Controls(
            List<Account> accounts,
            Market market,
            SalesClock sales,
            FaultSwitches switches,
            RequestLog requests,
            DeliveryLog deliveries) {
        this.accounts = List.copyOf(accounts);
        this.market = market;
        this.sales = sales;
        this.switches = switches;
        this.requests = requests;
        this.deliveries = deliveries;
    }

    /** All sellers. */
    public List<Account> accounts() {
        return accounts;
    }

    /** One seller. */
    public Account account(String seller) {
        return accounts.stream()
                .filter(account -> account.seller().equals(seller))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no seller '" + seller + "'; there are: "
                        + String.join(
                                ", ", accounts.stream().map(Account::seller).toList())));
    }

    /** Sells tickets; empty if the event does not exist, or none is on sale. */
    public Optional<List<String>> sell(String seller, int count, Optional<String> eventId) {
        return market.sell(account(seller), count, eventId);
    }

    /** Sells what is left of the event that has least; empty if none has a capacity that is not reached. */
    public Optional<List<String>> sellOut(String seller) {
        Account account = account(seller);
        return account.world().truth().events().stream()
                .filter(event -> left(event) > 0)
                .min(Comparator.comparingInt(Controls::left))
                .flatMap(event -> market.sell(account, left(event), Optional.of(event.eventId())));
    }

    /** 0 if nobody knows. */
    private static int left(Truth.OfEvent event) {
        return event.capacity().map(capacity -> capacity - event.sold()).orElse(0);
    }

    /** Voids sold tickets and returns their ids. */
    public List<String> invalidate(String seller, int count) {
        return market.invalidate(account(seller), count);
    }

    /** Gives sold tickets to other people and returns the ids of the new ones. */
    public List<String> transfer(String seller, int count) {
        return market.transfer(account(seller), count);
    }

    /** Moves sold tickets to another event and returns their ids; empty if there is no such event. */
    public Optional<List<String>> move(String seller, int count, String eventId) {
        return market.move(account(seller), count, eventId);
    }

    /** Adds an event that is on sale and returns its id. */
    public String openEvent(String seller) {
        return market.open(account(seller));
    }

    /** Renames an event; false if it does not exist. */
    public boolean editEvent(String seller, String eventId) {
        return market.edit(account(seller), eventId);
    }

    /** Deletes an event; false if it does not exist. */
    public boolean deleteEvent(String seller, String eventId) {
        return market.delete(account(seller), eventId);
    }

    /** Sets the clock of a seller's Vivenu ahead of the correct time, or behind it if negative. */
    public void clockAhead(String seller, Duration by) {
        account(seller).world().clockAhead(by);
    }

    /** Sets how many tickets per minute each seller sells. */
    public void salesPerMinute(int perMinute) {
        sales.perMinute(perMinute);
    }

    /** The fault switches for all sellers. */
    public Faults faults() {
        return switches.get();
    }

    /** The fault switches in force for a seller. */
    public Faults faults(String seller) {
        return switches.get(account(seller).seller());
    }

    /** Sets the fault switches for all sellers, and removes those of single sellers. */
    public void faults(Faults faults) {
        switches.set(faults);
        applyTies();
    }

    /** Gives a seller its own fault switches. */
    public void faults(String seller, Faults faults) {
        switches.set(account(seller).seller(), faults);
        applyTies();
    }

    /** The delivery attempts for one seller, or for all, with a number above this. */
    public List<LoggedAttempt> deliveries(Optional<String> seller, long after) {
        return deliveries.attempts(seller, after);
    }

    /** The totals of deliveries to the webhooks of one seller, or of all. */
    public List<Tally> tallies(Optional<String> seller) {
        return deliveries.tallies(seller);
    }

    /** The requests of one seller, or of all. */
    public RequestLog.Report requests(Optional<String> seller) {
        return requests.report(seller);
    }

    /** Clears the log of requests. */
    public void clearRequests() {
        requests.clear();
    }

    private void applyTies() {
        accounts.forEach(account ->
                account.world().tiedUpdatedAt(switches.get(account.seller()).tiedUpdatedAt()));
    }
}
