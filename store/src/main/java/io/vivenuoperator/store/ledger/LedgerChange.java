package io.vivenuoperator.store.ledger;

/**
 * The effect of a batch of tickets on the ledger.
 *
 * @param inserted tickets not known before
 * @param updated tickets whose row changed
 * @param unchanged tickets with nothing new, including older duplicates within the batch
 * @param stale tickets older than the stored version, which changed nothing
 * @param soldDelta sold tickets that were added (or, if negative, removed) while the region was watched
 * @param openingDelta sold tickets from before the region was watched
 */
public record LedgerChange(int inserted, int updated, int unchanged, int stale, long soldDelta, long openingDelta) {
    public static final LedgerChange NONE = new LedgerChange(0, 0, 0, 0, 0, 0);

    public LedgerChange plus(LedgerChange other) {
        return new LedgerChange(
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                stale + other.stale,
                soldDelta + other.soldDelta,
                openingDelta + other.openingDelta);
    }
}
