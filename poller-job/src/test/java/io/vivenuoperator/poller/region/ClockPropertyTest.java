package io.vivenuoperator.poller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Three clocks that differ at random: the vendor's, which stamps changes, ours, and the store's. The vendor's and ours are
 * reset between runs, and runs are interrupted. Judged by a list of stamps that knows nothing of cursors.
 */
class ClockPropertyTest {
    private static final int LIVES = Integer.getInteger("clock.lives", 2_000);
    private static final int RUNS = 8;
    private static final Duration LAG = Duration.ofMinutes(2);

    @Test
    void noTicketThatWasStampedBeforeTheWindowsEndIsEverMissed() {
        for (int life = 0; life < LIVES; life++) {
            new Life(life).live();
        }
    }

    private static final class Life {
        private final int number;
        private final Random chance;
        private final Duration overlap;
        private final FakeSeller seller = new FakeSeller();
        private final FakeRegionStore store = new FakeRegionStore();
        private final List<String> told = new ArrayList<>();
        private Instant right = Instant.parse("2026-11-22T06:00:00Z");
        private Duration vendorsAhead;
        private Duration oursAhead;
        private int tickets;

        Life(int number) {
            this.number = number;
            this.chance = new Random(number);
            this.overlap = chance.nextBoolean() ? Duration.ofMinutes(10) : Duration.ZERO;
            this.vendorsAhead = skew();
            this.oursAhead = skew();
            seller.event("a", right.minus(Duration.ofDays(300)));
            store.clock = ahead(Duration.ofSeconds(chance.nextInt(-4_000, 4_000)));
        }

        void live() {
            happen();
            run(RunKind.FULL, Integer.MAX_VALUE);
            for (int run = 0; run < RUNS; run++) {
                happen();
                if (chance.nextInt(3) == 0) {
                    setAClock();
                }
                happen();
                RunKind kind = chance.nextInt(6) == 0 ? RunKind.FULL : RunKind.INCREMENTAL;
                run(kind, chance.nextInt(3) == 0 ? 1 + chance.nextInt(4) : Integer.MAX_VALUE);
            }
        }

        /** Resets one clock, once between two runs. */
        private void setAClock() {
            if (chance.nextInt(4) == 0) {
                oursAhead = skew();
                told.add("ours " + oursAhead);
            } else {
                vendorsAhead = skew();
                told.add("vendor's " + vendorsAhead);
            }
        }

        private Duration skew() {
            return switch (chance.nextInt(4)) {
                case 0 -> Duration.ZERO;
                case 1 -> Duration.ofSeconds(chance.nextInt(-300, 301));
                case 2 -> Duration.ofMinutes(chance.nextInt(-300, 301));
                default -> Duration.ofHours(chance.nextInt(-60, 61));
            };
        }

        private void happen() {
            int steps = chance.nextInt(4);
            for (int i = 0; i < steps; i++) {
                right = right.plusSeconds(1 + chance.nextInt(1_200));
                seller.ticket("t" + ++tickets, "a", TicketStatus.VALID, right.plus(vendorsAhead));
            }
            right = right.plusSeconds(1 + chance.nextInt(1_200));
        }

        private void run(RunKind kind, int breaksAfterPages) {
            Instant vendorsNow = right.plus(vendorsAhead);
            told.add(kind + " at " + vendorsNow + " breaks after " + breaksAfterPages);
            seller.now = Optional.of(vendorsNow);
            seller.aheadOfOurs = vendorsAhead.minus(oursAhead);
            seller.ticketSkips.clear();
            seller.breaksAfterPages = breaksAfterPages;
            var tally = new RunStatistics();
            RunResult result = new RegionPoll(seller, store.parts(), tally, ahead(oursAhead), LAG, overlap).run(kind);
            check(vendorsNow, result.equals(new RunResult.Finished()));
        }

        private void check(Instant vendorsNow, boolean done) {
            Instant cursor = store.cursors.get(ChangeStream.TICKETS);
            if (done) {
                assertThat(missing(vendorsNow.minus(LAG))).as(toString()).isEmpty();
            }
            assertThat(cursor).as(toString()).isBeforeOrEqualTo(vendorsNow);
            assertThat(store.lookedUntil.orElseThrow()).as(toString()).isBeforeOrEqualTo(furthest(vendorsNow));
        }

        /** The vendor's time at each run: coverage does not shrink when the clock goes back. */
        private Instant furthest(Instant vendorsNow) {
            furthest = furthest.isAfter(vendorsNow) ? furthest : vendorsNow;
            return furthest.minus(LAG);
        }

        private Instant furthest = Instant.MIN;

        private Set<String> missing(Instant stampedBefore) {
            Set<String> ids = new HashSet<>();
            for (Ticket ticket : seller.tickets.values()) {
                if (ticket.updatedAt().isBefore(stampedBefore)) {
                    ids.add(ticket.id());
                }
            }
            ids.removeAll(store.tickets.keySet());
            return ids;
        }

        private Clock ahead(Duration by) {
            return new Clock() {
                @Override
                public Instant instant() {
                    return right.plus(by);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }

        @Override
        public String toString() {
            return "life " + number + ": " + told;
        }
    }
}
