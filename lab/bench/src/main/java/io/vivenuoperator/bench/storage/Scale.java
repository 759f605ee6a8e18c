package io.vivenuoperator.bench.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The amount of data.
 *
 * @param events of the region
 * @param types of each event
 * @param days of polls
 * @param pollsPerDay 144: every ten minutes
 * @param changed the share of (type, poll) pairs with sales
 * @param naiveEvents the events also stored as a row per poll; the rest of that table is extrapolated
 * @param seed the seed of the sales
 */
public record Scale(int events, int types, int days, int pollsPerDay, double changed, int naiveEvents, long seed) {
    public static final String USAGE = "--events N (1000)  --types N (12)  --days N (10)  --polls-per-day N (144)"
            + "  --changed-percent P (1.54)  --naive-events N (50)  --seed N (1)";

    public Scale {
        if (events < 1 || types < 1 || days < 2 || pollsPerDay < 1) {
            throw new IllegalArgumentException("--events, --types and --polls-per-day must be at least 1, --days 2");
        }
        if (naiveEvents < 1 || naiveEvents > events) {
            throw new IllegalArgumentException("--naive-events must be between 1 and --events");
        }
        if (!(changed > 0 && changed <= 1)) {
            throw new IllegalArgumentException("--changed-percent must be above 0 and at most 100");
        }
    }

    /** Reads the command line. */
    public static Scale parse(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "--events", "1000",
                "--types", "12",
                "--days", "10",
                "--polls-per-day", "144",
                "--changed-percent", "1.54",
                "--naive-events", "50",
                "--seed", "1"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length || values.replace(arguments[i], arguments[i + 1]) == null) {
                throw new IllegalArgumentException(arguments[i] + " is not an option, or has no value; there are "
                        + new TreeSet<>(values.keySet()));
            }
        }
        int events = integer(values, "--events");
        return new Scale(
                events,
                integer(values, "--types"),
                integer(values, "--days"),
                integer(values, "--polls-per-day"),
                decimal(values, "--changed-percent") / 100,
                Math.min(events, integer(values, "--naive-events")),
                integer(values, "--seed"));
    }

    private static int integer(Map<String, String> values, String option) {
        return (int) decimal(values, option);
    }

    private static double decimal(Map<String, String> values, String option) {
        String value = values.getOrDefault(option, "");
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a number, not " + value, e);
        }
    }

    public int polls() {
        return days * pollsPerDay;
    }

    /** Pairs of type and poll: the rows of a row-per-poll table. */
    public long samples() {
        return (long) events * types * polls();
    }

    /** The factor by which the measured part of the baseline is scaled up. */
    public double naiveFactor() {
        return (double) events / naiveEvents;
    }
}
