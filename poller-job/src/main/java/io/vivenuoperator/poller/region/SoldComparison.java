package io.vivenuoperator.poller.region;

import io.vivenuoperator.contracts.run.RunCompleteness;
import java.util.Collection;

/**
 * The stored count of sold tickets and the vendor's own.
 *
 * @param matched what both agree on; a surplus ticket reduces it just like a missing one
 */
public record SoldComparison(long vendorSold, long storedSold, long matched) {
    public static SoldComparison of(long vendorSold, long storedSold) {
        return new SoldComparison(vendorSold, storedSold, Math.max(0, vendorSold - Math.abs(vendorSold - storedSold)));
    }

    /** The sum over several events; differences in opposite directions don't cancel out. */
    public static SoldComparison sum(Collection<SoldComparison> proofs) {
        return proofs.stream()
                .reduce(
                        new SoldComparison(0, 0, 0),
                        (a, b) -> new SoldComparison(
                                a.vendorSold + b.vendorSold, a.storedSold + b.storedSold, a.matched + b.matched));
    }

    public boolean isExact() {
        return vendorSold == storedSold && matched == vendorSold;
    }

    /** The form used in the report. */
    public RunCompleteness reported() {
        return new RunCompleteness(vendorSold, storedSold, completenessPercent());
    }

    /** The matched share of the vendor's count, 0 to 100, truncated after two digits (never rounded up to 100). */
    public double completenessPercent() {
        if (vendorSold == 0) {
            return storedSold == 0 ? 100.0 : 0.0;
        }
        return Math.floorDiv(matched * 10_000, vendorSold) / 100.0;
    }
}
