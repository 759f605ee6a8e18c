package io.vivenuoperator.client.json;

import java.util.Optional;
import java.util.function.LongSupplier;

/** How much of one record may be kept. When it is used up, the rest of the record is passed over. */
final class Allowance {

    private final LongSupplier taken;
    private final long begin;
    private long kept;
    private Optional<String> excess = Optional.empty();

    /** @param taken how many bytes of the answer came so far */
    Allowance(LongSupplier taken) {
        this.taken = taken;
        this.begin = taken.getAsLong();
    }

    /** Why the record is not one that we take; empty while it is. */
    Optional<String> excess() {
        if (excess.isEmpty() && taken.getAsLong() - begin > Limits.LARGEST_RECORD) {
            excess = Optional.of("the record is larger than " + Limits.mebibytes(Limits.LARGEST_RECORD));
        }
        return excess;
    }

    /** Whether a text or number of this length may be kept, too. */
    boolean takes(String field, int length, int longest) {
        if (length > longest && excess.isEmpty()) {
            excess = Optional.of(field + " has more than " + longest + " characters");
        }
        return takes(length);
    }

    /** Whether so much more may be kept. */
    boolean takes(int length) {
        kept += Limits.weight(length);
        if (kept > Limits.MOST_KEPT_OF_A_RECORD && excess.isEmpty()) {
            excess = Optional.of(
                    "what we need of the record is larger than " + Limits.mebibytes(Limits.MOST_KEPT_OF_A_RECORD));
        }
        return excess().isEmpty();
    }

    long kept() {
        return kept;
    }
}
