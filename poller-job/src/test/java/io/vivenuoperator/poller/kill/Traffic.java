package io.vivenuoperator.poller.kill;

import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.world.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Continuous sales, invalidations, transfers, moves, edits, new events and an occasional deletion. */
final class Traffic implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int FEWEST_EVENTS = 3;
    private static final int MOST_EVENTS = 8;

    private final Simulator vivenu;
    private final List<String> sellers;
    private final RandomGenerator chance;
    private final AtomicInteger changes = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private final ScheduledFuture<?> regularly;

    private Traffic(Simulator vivenu, List<String> sellers, long seed) {
        this.vivenu = vivenu;
        this.sellers = List.copyOf(sellers);
        this.chance = new Random(seed);
        this.regularly = thread.scheduleAtFixedRate(
                this::happen, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Traffic begin(Simulator vivenu, List<String> sellers, long seed) {
        return new Traffic(vivenu, sellers, seed);
    }

    /** The number of changes so far. */
    int changes() {
        return changes.get();
    }

    private void happen() {
        String seller = sellers.get(chance.nextInt(sellers.size()));
        List<String> events = vivenu.truth(seller).events().stream()
                .map(Truth.OfEvent::eventId)
                .toList();
        String event = events.get(chance.nextInt(events.size()));
        switch (chance.nextInt(20)) {
            case 0, 1 -> vivenu.editEvent(seller, event);
            case 2, 3, 4 -> vivenu.invalidate(seller, 1 + chance.nextInt(3));
            case 5 -> vivenu.move(seller, 1 + chance.nextInt(2), event);
            case 7 -> vivenu.transfer(seller, 1 + chance.nextInt(2));
            case 6 -> openOrDelete(seller, events.size(), event);
            default -> vivenu.sell(seller, 1 + chance.nextInt(3), event);
        }
        changes.incrementAndGet();
    }

    private void openOrDelete(String seller, int events, String event) {
        if (events <= FEWEST_EVENTS || (events < MOST_EVENTS && chance.nextBoolean())) {
            vivenu.openEvent(seller);
        } else {
            vivenu.deleteEvent(seller, event);
        }
    }

    /** Stops all changes. */
    @Override
    public void close() {
        thread.close();
        if (regularly.state() == Future.State.FAILED) {
            throw new IllegalStateException("the traffic broke down", regularly.exceptionNow());
        }
    }
}
