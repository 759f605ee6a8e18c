package io.vivenuoperator.load.delivery;

import java.util.Locale;

/**
 * What the deliveries are about.
 *
 * @param events how many events the tickets are of
 * @param hotShare the share of the deliveries, 0 to 1, that is about one of these events: a launch
 * @param bodyBytes the size of the largest bodies; Vivenu's are 2 to 5 KB
 * @param mix which types there are; with {@link Mix#TICKETS} all bodies are of that size
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
