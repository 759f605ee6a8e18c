package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.program.Processors.Reading;
import java.util.Locale;

/**
 * The use of the processors between two readings; shares of all processors, 0 to 1.
 *
 * @param known false if the system does not report it
 * @param load this process and pgbench
 */
record Shares(boolean known, double receiver, double postgres, double load, double others) {
    static Shares between(Reading from, Reading to) {
        double all = (double) to.all() - from.all();
        if (all <= 0) {
            return new Shares(false, 0, 0, 0, 0);
        }
        long receiver = to.program() - from.program();
        long postgres = to.postgres() - from.postgres();
        long load = to.load() - from.load();
        long others = to.busy() - from.busy() - receiver - postgres - load;
        return new Shares(true, receiver / all, postgres / all, load / all, Math.clamp(others / all, 0, 1));
    }

    @Override
    public String toString() {
        return known
                ? String.format(
                        Locale.ROOT,
                        "cpu: receiver %.0f %%, postgres %.0f %%, load %.0f %%, others %.0f %%",
                        100 * receiver,
                        100 * postgres,
                        100 * load,
                        100 * others)
                : "cpu: not known";
    }
}
