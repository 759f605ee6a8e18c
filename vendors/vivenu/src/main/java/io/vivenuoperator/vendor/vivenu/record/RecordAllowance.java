package io.vivenuoperator.vendor.vivenu.record;

import java.util.Optional;
import java.util.function.LongSupplier;

/** How much of one record may still be kept. When it is used up, the record's remaining lists are skipped. */
final class RecordAllowance {
    private final LongSupplier taken;
    private final long begin;
    private long kept;
    private Optional<String> excess = Optional.empty();

    /** @param taken the number of bytes of the answer received so far */
    RecordAllowance(LongSupplier taken) {
        this.taken = taken;
        this.begin = taken.getAsLong();
    }

    /** Why the record exceeds its limits; empty if it does not. */
    Optional<String> excess() {
        if (excess.isEmpty() && taken.getAsLong() - begin > RecordLimits.LARGEST_RECORD) {
            excess = Optional.of("the record is larger than " + RecordLimits.mebibytes(RecordLimits.LARGEST_RECORD));
        }
        return excess;
    }

    /** Whether this many more characters may be kept. */
    boolean takes(int length) {
        kept += RecordLimits.weight(length);
        if (kept > RecordLimits.MOST_KEPT_OF_A_RECORD && excess.isEmpty()) {
            excess = Optional.of("what we need of the record is larger than "
                    + RecordLimits.mebibytes(RecordLimits.MOST_KEPT_OF_A_RECORD));
        }
        return excess().isEmpty();
    }

    long kept() {
        return kept;
    }
}
