package io.vivenuoperator.poller.history;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.world.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Random events at a seller and among its observers. */
final class History {
    private static final int FEWEST_STEPS = 4;
    private static final int MORE_STEPS = 10;

    private final RandomGenerator chance;
    private final Simulator vivenu;
    private final String seller;
    private final Poller poller;
    private final MovableClock time;
    private final LateMail mail;
    private final StraightHttp http;
    private final List<String> told = new ArrayList<>();
    private final Set<String> rebookedInto = new HashSet<>();
    private boolean hidden;
    private Duration furthestAhead = Duration.ZERO;
    private boolean setSinceThen;

    History(
            RandomGenerator chance,
            Simulator vivenu,
            String seller,
            Poller poller,
            MovableClock time,
            LateMail mail,
            StraightHttp http) {
        this.mail = mail;
        this.http = http;
        this.chance = chance;
        this.vivenu = vivenu;
        this.seller = seller;
        this.poller = poller;
        this.time = time;
    }

    /** Plays the history. */
    void happen() {
        int steps = FEWEST_STEPS + chance.nextInt(MORE_STEPS);
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /** Some time later, without faults. */
    String pollQuietly(RunKind kind) {
        vivenu.faults(seller, Faults.none());
        http.cutOff(0, 0);
        pass(Duration.ofMinutes(20));
        String outcome = poller.poll(kind, new KillingBudget(KillingBudget.NEVER, false));
        setSinceThen &= !outcome.isEmpty();
        told.add("quiet " + kind + " " + outcome);
        return outcome;
    }

    /** Everything that the vendor's clock ever stamped is in its past, so that late stamps can be requested. */
    void theVendorsClockGoesAsFarAheadAsItEverDid() {
        vivenu.clockAhead(seller, furthestAhead);
        told.add("clock for the last time " + furthestAhead);
    }

    /** The database's clock advances with the others. */
    private void pass(Duration duration) {
        time.advance(duration);
        poller.passedForTheDatabase(duration);
    }

    /** Refunds and moves of tickets that we know, noticed. */
    void soldTicketsChange() {
        told.add("void " + vivenu.invalidate(seller, 3).size());
        told.add(move());
        lateMailArrives();
        pollQuietly(RunKind.FULL);
    }

    /** All delayed deliveries arrive now. */
    void lateMailArrives() {
        told.add("late mail " + mail.arriveAll());
    }

    /**
     * Whether tickets may have gone where no list of changes shows them: into a deleted event. Only a full run notices that
     * they are missing.
     */
    boolean hasHiddenDepartures() {
        return hidden;
    }

    /** Every step so far. */
    List<String> told() {
        return told;
    }

    private void step() {
        String what =
                switch (chance.nextInt(17)) {
                    case 0, 1 -> sell();
                    case 2 ->
                        "invalidate "
                                + vivenu.invalidate(seller, 1 + chance.nextInt(3))
                                        .size();
                    case 3 -> edit();
                    case 4 -> chance.nextInt(3) == 0 ? delete() : "open " + vivenu.openEvent(seller);
                    case 5, 6 -> later();
                    case 7 -> faults();
                    case 8, 9, 10 -> poll(RunKind.INCREMENTAL);
                    case 11, 12 -> "mail " + mail.arrive();
                    case 13 -> move();
                    case 14 -> clock();
                    case 15 ->
                        "transfer "
                                + vivenu.transfer(seller, 1 + chance.nextInt(3)).size();
                    default -> poll(RunKind.FULL);
                };
        told.add(what);
    }

    private String sell() {
        List<String> events = events();
        if (events.isEmpty()) {
            return "nothing to sell";
        }
        int count = 1 + chance.nextInt(8);
        vivenu.sell(seller, count, any(events));
        return "sell " + count;
    }

    private String edit() {
        List<String> events = events();
        return events.isEmpty() ? "nothing to edit" : "edit " + vivenu.editEvent(seller, any(events));
    }

    private String move() {
        List<String> events = events();
        if (events.isEmpty()) {
            return "nothing to move";
        }
        String event = any(events);
        rebookedInto.add(event);
        return "move " + vivenu.move(seller, 1 + chance.nextInt(3), event).size();
    }

    private String delete() {
        List<String> events = events();
        if (events.isEmpty()) {
            return "nothing to delete";
        }
        String event = any(events);
        hidden |= rebookedInto.contains(event);
        return "delete " + vivenu.deleteEvent(seller, event);
    }

    private String later() {
        Duration duration = Duration.ofSeconds(1 + chance.nextInt(45 * 60));
        pass(duration);
        return "later " + duration;
    }

    /** Once between two polls: its time does not reveal what it stamped between being set wrong and set right again. */
    private String clock() {
        if (setSinceThen) {
            return "clock stays";
        }
        setSinceThen = true;
        Duration ahead =
                switch (chance.nextInt(3)) {
                    case 0 -> Duration.ofSeconds(chance.nextInt(-300, 301));
                    case 1 -> Duration.ofMinutes(chance.nextInt(-400, 401));
                    default -> Duration.ZERO;
                };
        vivenu.clockAhead(seller, ahead);
        furthestAhead = ahead.compareTo(furthestAhead) > 0 ? ahead : furthestAhead;
        return "clock " + ahead;
    }

    private String faults() {
        Map<String, ?> switches =
                switch (chance.nextInt(13)) {
                    case 0 -> Map.of("rateLimitNext", 1 + chance.nextInt(4));
                    case 1 -> Map.of("rateLimitNext", 2, "retryAfter", "seconds", "retryAfterSeconds", 3);
                    case 2 -> Map.of("rateLimitNext", 2, "retryAfter", "date", "retryAfterSeconds", 3);
                    case 3 -> Map.of("unavailableNext", 1 + chance.nextInt(6));
                    case 4 -> Map.of("unavailableBeyondSkip", 2 + chance.nextInt(6));
                    case 5 -> Map.of("sellWhilePaging", 1 + chance.nextInt(2));
                    case 6 -> Map.of("tiedUpdatedAt", true);
                    case 7 -> Map.of("wrongTypeInTicket", true, "unknownFields", true);
                    case 8 -> Map.of("wrongTypeInEvent", true, "wrongTypeInTicket", true);
                    case 9 -> Map.of("outage", true);
                    case 10 -> Map.of("missingAmount", true);
                    case 11 -> cutOff();
                    default -> Map.of();
                };
        vivenu.faults(seller, Faults.of(switches));
        return "faults " + switches;
    }

    private Map<String, ?> cutOff() {
        http.cutOff(chance.nextInt(5), chance.nextInt(2));
        return Map.of();
    }

    private String poll(RunKind kind) {
        boolean fatal = chance.nextInt(2) == 0;
        int instant = fatal ? 1 + chance.nextInt(48) : KillingBudget.NEVER;
        boolean gently = chance.nextInt(3) == 0;
        String outcome = poller.poll(kind, new KillingBudget(instant, gently));
        setSinceThen &= !outcome.isEmpty();
        return kind + " until " + instant + (gently ? " gently " : " ") + outcome;
    }

    private List<String> events() {
        return vivenu.truth(seller).events().stream()
                .map(Truth.OfEvent::eventId)
                .toList();
    }

    private String any(List<String> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
