package io.vivenuoperator.store.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be said about a count and a capacity.
 *
 * @param complete whether the count includes everything
 */
record Figures(boolean complete, BigInteger count, Optional<BigInteger> capacity) {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final int DIGITS = 2;

    private boolean isKnown() {
        return complete && capacity.isPresent();
    }

    @Nullable
    BigInteger shownCapacity() {
        return capacity.orElse(null);
    }

    /** "None so far" says nothing about an incomplete count. */
    @Nullable
    BigInteger shownSold() {
        return complete || count.signum() != 0 ? count : null;
    }

    @Nullable
    BigInteger available() {
        return isKnown() ? capacity.orElseThrow().subtract(count).max(BigInteger.ZERO) : null;
    }

    /** A capacity of 0 has no share. */
    @Nullable
    BigDecimal percent() {
        if (!isKnown() || capacity.orElseThrow().signum() == 0) {
            return null;
        }
        return new BigDecimal(count.multiply(HUNDRED))
                .divide(new BigDecimal(capacity.orElseThrow()), DIGITS, RoundingMode.HALF_UP);
    }

    /** Without sales, nothing is sold out. */
    boolean soldOut() {
        return count.signum() > 0
                && capacity.filter(all -> count.compareTo(all) >= 0).isPresent();
    }
}
