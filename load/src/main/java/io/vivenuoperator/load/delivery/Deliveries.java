package io.vivenuoperator.load.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The deliveries of one run, by number: each is the creation of a ticket of its own, so that a run's rows and the tickets they
 * sold can be counted. The same number always gives the same bytes, so a delivery can be sent again as Vivenu does.
 */
public final class Deliveries {

    private static final int TYPES = 12;
    private static final int HOT_EVENT = 0;
    private static final int RESOLUTION = 1_000;

    private final String run;
    private final List<Target> targets;
    private final List<Signer> signers;
    private final Shape shape;
    private final Instant start;

    /**
     * The deliveries of a run.
     *
     * @param run what all its ids begin with
     * @param start the tickets are created from here on, a microsecond apart
     */
    public Deliveries(String run, List<Target> targets, Shape shape, Instant start) {
        this.run = run;
        this.targets = List.copyOf(targets);
        signers =
                targets.stream().map(target -> new Signer(target.signingKey())).toList();
        this.shape = shape;
        this.start = start;
    }

    public String run() {
        return run;
    }

    /** The region that a delivery goes to. */
    public String region(int number) {
        return targets.get(number % targets.size()).region();
    }

    public Post post(int number) {
        byte[] body = body(number);
        int target = number % targets.size();
        return new Post(
                "/webhooks/" + targets.get(target).region(), signers.get(target).sign(body), body);
    }

    private byte[] body(int number) {
        int event = event(number);
        String eventId = run + "e" + event;
        Instant at = start.plusNanos(number * 1_000L);
        String known = "{\"id\":\"" + run + number
                + "\",\"sellerId\":\"load\",\"webhookId\":\"load\",\"type\":\"ticket.created\","
                + "\"mode\":\"prod\",\"data\":{\"ticket\":{\"_id\":\"" + run + "t" + number
                + "\",\"sellerId\":\"load\",\"eventId\":\""
                + eventId + "\",\"ticketTypeId\":\"" + eventId + "-" + number % TYPES + "\",\"transactionId\":\"x"
                + number
                + "\",\"ticketName\":\"HYROX MEN | Saturday\",\"name\":\"A Person\",\"email\":\"a.person@example.com\","
                + "\"street\":\"A street 1\",\"city\":\"A city\",\"postal\":\"12345\",\"country\":\"DE\",\"currency\":\"EUR\","
                + "\"regularPrice\":99,\"realPrice\":89.5,\"completed\":true,\"createdAt\":\"" + at
                + "\",\"updatedAt\":\""
                + at
                + "\",\"status\":\"VALID\",\"type\":\"SINGLE\",\"secret\":\"none\",\"barcode\":\"none\",\"extraFields\":{\"filling\":\"";
        String end = "\"}}}}";
        String filling = "x".repeat(Math.max(0, shape.bodyBytes() - known.length() - end.length()));
        return (known + filling + end).getBytes(StandardCharsets.UTF_8);
    }

    /** Spread evenly, apart from the hot share. */
    private int event(int number) {
        boolean hot = Math.floorMod(number * 7_919L, (long) RESOLUTION) < shape.hotShare() * RESOLUTION;
        return hot ? HOT_EVENT : number % shape.events();
    }
}
