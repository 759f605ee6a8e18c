package io.vivenuoperator.load.delivery;

import java.util.Locale;

/**
 * What the deliveries are about.
 *
 * @param events how many events the tickets are of
 * @param hotShare the share of the deliveries, 0 to 1, that is about one of these events: a launch
 * @param bodyBytes the size of each body; Vivenu's are 3 to 5 KB
 */
public record Shape(int events, double hotShare, int bodyBytes) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d events, hot share %.2f, bodies of %d bytes", events, hotShare, bodyBytes);
    }
}
