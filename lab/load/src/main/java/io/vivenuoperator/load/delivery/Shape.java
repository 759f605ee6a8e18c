package io.vivenuoperator.load.delivery;

import java.util.Locale;

/**
 * The content and size of the deliveries.
 *
 * @param events the number of events
 * @param hotShare the share of deliveries, 0 to 1, about a single event, as in a launch
 * @param bodyBytes the size of the largest bodies; Vivenu's are 2 to 5 KB
 * @param mix the types of deliveries; with {@link Mix#TICKETS} all bodies have that size
 */
public record Shape(int events, double hotShare, int bodyBytes, Mix mix) {
    public Shape(int events, double hotShare, int bodyBytes) {
        this(events, hotShare, bodyBytes, Mix.TICKETS);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d events, hot share %.2f, bodies of %d bytes", events, hotShare, bodyBytes);
    }
}
