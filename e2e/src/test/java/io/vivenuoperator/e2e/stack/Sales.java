package io.vivenuoperator.e2e.stack;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sells at the simulator at a steady rate, whatever happens to the deliveries. Sales that fell due while the simulator was
 * slow are made next. Occasionally a ticket is voided and an event edited.
 */
final class Sales implements AutoCloseable {
    private static final long TICK_MILLIS = 100;
    private static final int OTHERWISE_EVERY_TICKS = 20;

    private final SimulatorControl simulator;
    private final String seller;
    private final double perSecond;
    private final String event;
    private final long began = System.nanoTime();
    private final AtomicLong sold = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sales").daemon().factory());
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private long ticks;

    private Sales(SimulatorControl simulator, String seller, double perSecond) {
        this.simulator = simulator;
        this.seller = seller;
        this.perSecond = perSecond;
        this.event =
                simulator.truth(seller).path("events").path(0).path("eventId").asText();
    }

    static Sales start(SimulatorControl simulator, String seller, double perSecond) {
        var sales = new Sales(simulator, seller, perSecond);
        var _ = sales.clock.scheduleAtFixedRate(sales::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return sales;
    }

    private void tick() {
        try {
            var due = (int) (perSecond * (System.nanoTime() - began) / 1e9) - (int) sold.get();
            if (due > 0) {
                simulator.sell(seller, due);
                sold.addAndGet(due);
            }
            ticks++;
            if (ticks % OTHERWISE_EVERY_TICKS == 0) {
                simulator.invalidate(seller, 1);
                simulator.edit(seller, event);
            }
        } catch (RuntimeException e) {
            failed.completeExceptionally(e);
            throw e;
        }
    }

    /** Stops; returns how many tickets were sold. */
    long stop() {
        close();
        Optional.of(failed).filter(CompletableFuture::isCompletedExceptionally).ifPresent(CompletableFuture::join);
        return sold.get();
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the simulator does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
