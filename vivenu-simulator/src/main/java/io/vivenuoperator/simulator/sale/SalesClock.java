package io.vivenuoperator.simulator.sale;

import io.vivenuoperator.simulator.api.Account;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Makes sales over time for every seller, with carts that are paid later, details that arrive later, and a few refunds. */
public final class SalesClock implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int CART_ONE_IN = 5;
    private static final int DETAILS_ONE_IN = 10;
    private static final int REFUND_ONE_IN = 30;
    private static final int EDIT_ONE_IN = 400;

    private final List<Account> accounts;
    private final Market market;
    private final Thread thread;
    private volatile int perMinute;
    private double due;

    /** Starts to sell this many tickets per minute for each seller; 0 pauses. */
    public SalesClock(List<Account> accounts, Market market, int perMinute) {
        this.accounts = List.copyOf(accounts);
        this.market = market;
        this.perMinute = perMinute;
        this.thread = Thread.ofVirtual().name("sales").start(this::run);
    }

    /** Sells this many tickets per minute for each seller from now on; 0 pauses. */
    public void perMinute(int sales) {
        perMinute = sales;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(TICK);
                due = perMinute == 0 ? 0 : due + perMinute * (TICK.toMillis() / 60_000.0);
                int count = (int) due;
                due -= count;
                for (int i = 0; i < count; i++) {
                    accounts.forEach(this::happen);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A buyer arrives, and occasionally something else happens. */
    private void happen(Account account) {
        if (oneIn(CART_ONE_IN)) {
            market.reserve(account, 1).ifPresent(ids -> payLater(account, ids));
        } else {
            market.sell(account, 1, Optional.empty());
        }
        if (oneIn(DETAILS_ONE_IN)) {
            market.personalise(account, 1);
        }
        if (oneIn(REFUND_ONE_IN)) {
            market.invalidate(account, 1);
        }
        if (oneIn(EDIT_ONE_IN)) {
            account.world().events().stream().findAny().ifPresent(event -> market.edit(account, event.id()));
        }
    }

    private void payLater(Account account, List<String> ticketIds) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(500, 5_000)));
                market.settle(account, ticketIds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static boolean oneIn(int n) {
        return ThreadLocalRandom.current().nextInt(n) == 0;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
