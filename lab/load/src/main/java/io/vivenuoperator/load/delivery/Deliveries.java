package io.vivenuoperator.load.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * The deliveries of one run, by number. Its rows and sold tickets can be counted, because each ticket is created by one
 * delivery. A number always gives the same bytes, so a delivery can be repeated like Vivenu does.
 */
public final class Deliveries {
    private static final int HOT_EVENT = 0;
    private static final int RESOLUTION = 1_000;
    private static final int UPDATED_LATER_NANOS = 1_000_000;

    private final String run;
    private final String catalogue;
    private final List<Target> targets;
    private final List<Signer> signers;
    private final Shape shape;
    private final Bodies bodies;
    private final Instant start;

    /**
     * The deliveries of a run with its own events.
     *
     * @param run the prefix of all its ids
     * @param start creation time of the first ticket; the others follow a microsecond apart
     */
    public Deliveries(String run, List<Target> targets, Shape shape, Instant start) {
        this(run, run, targets, shape, start);
    }

    /**
     * The deliveries of a run about events shared with other runs.
     *
     * @param catalogue the prefix of the events' ids
     */
    public Deliveries(String run, String catalogue, List<Target> targets, Shape shape, Instant start) {
        this.run = run;
        this.catalogue = catalogue;
        this.targets = List.copyOf(targets);
        signers =
                targets.stream().map(target -> new Signer(target.signingKey())).toList();
        this.shape = shape;
        bodies = new Bodies(shape);
        this.start = start;
    }

    public String run() {
        return run;
    }

    /** The prefix of the events' ids. */
    public String catalogue() {
        return catalogue;
    }

    /** The region of a delivery: its event's. */
    public String region(int number) {
        return targets.get(target(number)).region();
    }

    /** The ticket of a delivery, by the number of the delivery that created it; empty for other types. */
    public OptionalInt ticket(int number) {
        return switch (shape.mix().kind(number)) {
            case TICKET_CREATED -> OptionalInt.of(number);
            case TICKET_UPDATED -> OptionalInt.of(number - 1);
            case EVENT_UPDATED, TRANSACTION_COMPLETE -> OptionalInt.empty();
        };
    }

    public Post post(int number) {
        return post(target(number), body(number));
    }

    /** The creation of an event with its types; send it before the run if the events are to exist. */
    public Post creation(int event) {
        String id = catalogue + "e" + event;
        return post(event % targets.size(), bodies.event(id + "-created", "event.created", id, start));
    }

    private Post post(int target, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Post(
                "/webhooks/" + targets.get(target).region(), signers.get(target).sign(body), body);
    }

    private String body(int number) {
        Kind kind = shape.mix().kind(number);
        String id = run + number;
        String eventId = catalogue + "e" + event(number);
        Instant at = start.plusNanos(number * 1_000L);
        return switch (kind) {
            case TICKET_CREATED, TICKET_UPDATED -> {
                int ticket = ticket(number).orElse(number);
                Instant created = start.plusNanos(ticket * 1_000L);
                Instant updated = kind == Kind.TICKET_CREATED ? created : created.plusNanos(UPDATED_LATER_NANOS);
                String type = Bodies.type(eventId, ticket);
                yield bodies.ticket(id, kind, run + "t" + ticket, type, eventId, created, updated);
            }
            case EVENT_UPDATED -> bodies.event(id, "event.updated", eventId, at);
            case TRANSACTION_COMPLETE -> bodies.transaction(id, number, eventId, at);
        };
    }

    private int target(int number) {
        return event(number) % targets.size();
    }

    /** Distributed evenly, apart from the hot share. */
    private int event(int number) {
        int subject = ticket(number).orElse(number);
        boolean hot = Math.floorMod(subject * 7_919L, (long) RESOLUTION) < shape.hotShare() * RESOLUTION;
        return hot ? HOT_EVENT : subject % shape.events();
    }
}
