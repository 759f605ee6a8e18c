package io.vivenuoperator.simulator.world;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Generates a seller's world from a seed. The same seed gives the same names, ids and counts; dates count from the midnight
 * (UTC) before the start.
 *
 * @param events the number of events per seller
 * @param ticketsPerEvent the average number of tickets sold per event
 */
public record Generation(long seed, int events, int ticketsPerEvent, Clock clock) {
    private static final Duration FIRST_SALE = Duration.ofDays(120);

    private record Kind(String name, String price, boolean limited) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("HYROX MEN | Saturday", "99.90", true),
            new Kind("HYROX WOMEN | Saturday", "99.90", true),
            new Kind("HYROX PRO MEN | Saturday", "109.90", true),
            new Kind("HYROX PRO WOMEN | Saturday", "109.90", true),
            new Kind("HYROX MEN | Sunday", "104.90", true),
            new Kind("HYROX WOMEN | Sunday", "104.90", true),
            new Kind("HYROX DOUBLES MEN | Sunday", "179.00", true),
            new Kind("HYROX DOUBLES WOMEN | Sunday", "179.00", true),
            new Kind("HYROX DOUBLES MIXED | Saturday", "179.00", true),
            new Kind("HYROX RELAY MIXED | Sunday", "249.50", true),
            new Kind("HYROX MEN | Saturday | CHARITY Run for Water", "149.00", true),
            new Kind("HYROX WOMEN | Sunday | CHARITY Run for Water", "149.00", false),
            new Kind("SPECTATOR | Saturday", "15.00", false));

    /** The world of one seller. */
    public SellerWorld seller(String seller) {
        Ids ids = Ids.of(seller, seed);
        var random = new SplittableRandom(seed ^ (long) ids.seller() << 20);
        int[] onSale = IntStream.range(0, events).filter(this::hasSold).toArray();
        TicketColumns tickets = tickets(onSale, random.split());
        int[][] sold = sold(tickets);
        List<Event> all = IntStream.range(0, events)
                .mapToObj(number -> event(number, seller, ids, sold[number], random))
                .toList();
        SplittableRandom later = random.split();
        IntFunction<Event> further = number -> event(number, seller, ids, new int[KINDS.size()], later);
        return new SellerWorld(seller, ids, clock, random.split(), all, tickets, further);
    }

    /** The last of three or more events is planned: its sale has not begun. */
    private boolean hasSold(int number) {
        return events < 3 || number < events - 1;
    }

    /** The first of six or more events is over. */
    private boolean past(int number) {
        return events >= 6 && number == 0;
    }

    private TicketColumns tickets(int[] choice, RandomGenerator random) {
        var tickets = new TicketColumns();
        long wanted = (long) events * ticketsPerEvent;
        long all = wanted * 25 / 22 + 25;
        long first = today().minus(FIRST_SALE).toEpochMilli();
        long step = Math.max(1, FIRST_SALE.toMillis() / all);
        for (long sold = 0, n = 0; sold < wanted; n++) {
            TicketStatus status = status(n);
            int event = choice[Math.min(random.nextInt(choice.length), random.nextInt(choice.length))];
            int type = Math.min(random.nextInt(KINDS.size()), random.nextInt(KINDS.size()));
            long created = first + n * step;
            boolean touched = status == TicketStatus.INVALID || n % 10 == 0;
            long updated = touched ? created + random.nextLong(today().toEpochMilli() - created) : created;
            tickets.add(event, type, status, created, updated);
            sold += status.sold() ? 1 : 0;
        }
        return tickets;
    }

    /** 22 of 25 tickets are sold, and each status occurs. */
    private static TicketStatus status(long n) {
        return switch ((int) (n % 25)) {
            case 3, 16 -> TicketStatus.DETAILSREQUIRED;
            case 7 -> TicketStatus.INVALID;
            case 13 -> TicketStatus.RESERVED;
            case 19 -> TicketStatus.BLANK;
            default -> TicketStatus.VALID;
        };
    }

    private int[][] sold(TicketColumns tickets) {
        int[][] sold = new int[events][KINDS.size()];
        IntStream.range(0, tickets.size())
                .filter(number -> tickets.status(number).sold())
                .forEach(number -> sold[tickets.event(number)][tickets.type(number)]++);
        return sold;
    }

    private Event event(int number, String seller, Ids ids, int[] sold, RandomGenerator random) {
        List<Venue> venues = Venues.of(seller);
        Venue venue = venues.get(number % venues.size());
        Instant start = today().plus(past(number) ? -10 : 30 + 7L * number, ChronoUnit.DAYS)
                .plus(7, ChronoUnit.HOURS);
        Instant sellStart = hasSold(number)
                ? today().minus(FIRST_SALE).minus(events - number, ChronoUnit.DAYS)
                : today().plus(14, ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS);
        Instant created = today().minus(FIRST_SALE).minus(7L * (events - number) + 30, ChronoUnit.DAYS);
        int round = number / venues.size();
        String name = "HYROX " + venue.city() + (round == 0 ? "" : " " + (round + 1));
        List<TicketType> types = IntStream.range(0, KINDS.size())
                .mapToObj(place -> type(number, place, ids, sold[place], random))
                .toList();
        return new Event(
                number,
                ids.event(number),
                name,
                venue,
                start,
                start.plus(36, ChronoUnit.HOURS),
                sellStart,
                start.minus(2, ChronoUnit.DAYS),
                created,
                created.plusSeconds(random.nextInt(86_400)),
                types);
    }

    /**
     * The third type of every event is oversold, and every other event has types without a capacity: both happen at Vivenu.
     */
    private static TicketType type(int event, int place, Ids ids, int sold, RandomGenerator random) {
        Kind kind = KINDS.get(place);
        int capacity = place == 2 && sold > 1 ? sold - 1 : 20 + sold * (11 + random.nextInt(15)) / 10;
        return new TicketType(
                ids.type(event, place),
                kind.name(),
                new BigDecimal(kind.price()),
                kind.limited() || event % 2 == 0 ? OptionalInt.of(capacity) : OptionalInt.empty());
    }

    private Instant today() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS);
    }
}
