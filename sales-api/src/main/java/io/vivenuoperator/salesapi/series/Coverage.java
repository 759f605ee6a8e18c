package io.vivenuoperator.salesapi.series;

import io.vivenuoperator.store.query.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When polls looked at a region, from the instant on since which they saw everything. */
public final class Coverage {
    private static final double DIGITS = 10_000.0;
    private static final double NANOS = 1_000_000_000.0;

    private final List<Look> looks;
    private final Optional<Instant> since;

    private Coverage(List<Look> looks, Optional<Instant> since) {
        this.looks = looks;
        this.since = since;
    }

    /**
     * Of one region.
     *
     * @param looks of any regions; those of one ascend and don't overlap
     * @param since when all tickets were counted; empty if they are not yet
     */
    public static Coverage of(Collection<Look> looks, String region, Optional<Instant> since) {
        return new Coverage(
                looks.stream().filter(look -> look.region().equals(region)).toList(), since);
    }

    /** For how long somebody looked; empty if nobody did. */
    Optional<Double> seconds(Instant begins, Instant ends) {
        if (since.isEmpty()) {
            return Optional.empty();
        }
        Instant from = later(begins, since.get());
        boolean looked = false;
        Duration seen = Duration.ZERO;
        for (int i = firstThatEndsFrom(from); i < looks.size() && from.isBefore(ends); i++) {
            Look look = looks.get(i);
            if (!look.from().isBefore(ends)) {
                break;
            }
            looked = true;
            seen = seen.plus(Duration.between(later(look.from(), from), earlier(look.to(), ends)));
        }
        return looked ? Optional.of(seen.toNanos() / NANOS) : Optional.empty();
    }

    /** Whether somebody looked at all, if only once. */
    public boolean looked(Instant begins, Instant ends) {
        return seconds(begins, ends).isPresent();
    }

    /** The part of a time (0 to 1) that polls vouch for, to four digits. */
    public double share(Instant begins, Instant ends) {
        double all = Duration.between(begins, ends).toNanos() / NANOS;
        return Math.round(seconds(begins, ends).orElse(0.0) / all * DIGITS) / DIGITS;
    }

    /** What was sold: what was noticed, else 0 if somebody looked; else it is not known. */
    public Optional<Long> known(Optional<Long> noticed, Instant begins, Instant ends) {
        return noticed.or(() -> looked(begins, ends) ? Optional.of(0L) : Optional.empty());
    }

    /** The same of a sum, of which 0 does not say that something was noticed. */
    public Optional<Long> known(long sum, Instant begins, Instant ends) {
        return known(Optional.of(sum).filter(sold -> sold != 0), begins, ends);
    }

    private int firstThatEndsFrom(Instant from) {
        int low = 0;
        int high = looks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (looks.get(middle).to().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
