package io.vivenuoperator.store.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random tickets of an event, most of them from before we watched, many of them made from others. */
final class WorldTickets {
    private static final int MINUTES = 600;
    private static final List<Integer> STATUSES = List.of(1, 1, 1, 2, 2, 3, 4, 5);
    private static final List<Integer> ORIGINS = List.of(1, 2, 3, 4, 5, 6, 6, 6, 6);

    private final Random chance;
    private final int event;
    private final List<World.Type> types;

    private WorldTickets(Random chance, int event, List<World.Type> types) {
        this.chance = chance;
        this.event = event;
        this.types = types;
    }

    static List<World.Ticket> random(Random chance, int event, List<World.Type> types) {
        var some = new WorldTickets(chance, event, types);
        List<World.Ticket> tickets = new ArrayList<>();
        int count = types.isEmpty() ? 0 : chance.nextInt(40);
        for (int number = 0; number < count; number++) {
            tickets.add(some.ticket(number, count));
        }
        return List.copyOf(tickets);
    }

    private World.Ticket ticket(int number, int count) {
        Instant created = World.BEGIN.plusSeconds(60L * (chance.nextInt(MINUTES + 60) - MINUTES));
        boolean seenByAnEarlierRelease = chance.nextInt(6) == 0;
        boolean before = chance.nextInt(3) > 0 ? created.isBefore(World.BEGIN) : chance.nextBoolean();
        return new World.Ticket(
                id(number),
                any(types).key(),
                chance.nextInt(5) == 0 ? Integer.valueOf(any(types).key()) : null,
                any(STATUSES),
                seenByAnEarlierRelease ? null : any(STATUSES),
                (seenByAnEarlierRelease || chance.nextInt(4) == 0) ? null : Boolean.valueOf(before),
                chance.nextInt(3) == 0 ? null : any(ORIGINS),
                chance.nextInt(2) == 0 ? null : id(chance.nextInt(count + 3)),
                created,
                created.plusSeconds(60L * chance.nextInt(2 * MINUTES)));
    }

    private String id(int number) {
        return "t" + event + "-" + number;
    }

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
