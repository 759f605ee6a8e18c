package io.vivenuoperator.load.reading;

import java.util.Locale;

/**
 * What a server needed for its answers.
 *
 * @param name what was asked
 * @param answers how many, all as expected
 * @param cpuSeconds of the server's process
 */
record ReadCost(String name, long answers, double cpuSeconds, double perSecond) {
    double micros() {
        return cpuSeconds * 1e6 / answers;
    }

    String beside(ReadCost least) {
        return String.format(
                Locale.ROOT,
                "%-22s %6.1f µs of the server's CPU per answer, %.2f of the bare server's; %,.0f/s",
                name,
                micros(),
                micros() / least.micros(),
                perSecond);
    }
}
