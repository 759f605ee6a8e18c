package io.vivenuoperator.poller.history;

import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.api.RequestLog;
import io.vivenuoperator.store.TestDatabase;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A small seller and pollers that may be killed at any instant, in a time that the test moves forward. */
abstract class OnAMovedClock {
    static final String SELLER = "dach";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated().keepingPlans();

    final MovableClock time = new MovableClock();
    Simulator vivenu;
    StraightHttp http;

    private final int events;
    private final int tickets;

    /**
     * With a seller of this size.
     *
     * @param tickets of each event, on average
     */
    OnAMovedClock(int events, int tickets) {
        this.events = events;
        this.tickets = tickets;
    }

    @BeforeEach
    void start() {
        vivenu = Simulator.start(
                SimulatorSettings.defaults()
                        .withSellers(List.of(SELLER))
                        .withEventsPerSeller(events)
                        .withTicketsPerEvent(tickets),
                time);
        http = new StraightHttp(vivenu);
    }

    @AfterEach
    void stop() {
        vivenu.close();
    }

    Poller poller(String region) {
        return poller(region, time);
    }

    Poller poller(String region, Clock ours) {
        return new Poller(http, database, vivenu, SELLER, region, ours);
    }

    static KillingBudget unharmed() {
        return new KillingBudget(KillingBudget.NEVER, false);
    }

    /** What was requested from the vendor more than once, as often as it was superfluous. */
    List<String> askedAgain() {
        return again(request -> true);
    }

    /** The same for the vendor's answers. */
    List<String> answeredAgain() {
        return again(request -> request.status() == 200);
    }

    private List<String> again(Predicate<RequestLog.Entry> counts) {
        return vivenu.requests(SELLER).log().stream()
                .filter(counts)
                .collect(
                        Collectors.groupingBy(request -> request.path() + "?" + request.query(), Collectors.counting()))
                .entrySet()
                .stream()
                .flatMap(page -> Collections.nCopies((int) (page.getValue() - 1), page.getKey()).stream())
                .toList();
    }
}
