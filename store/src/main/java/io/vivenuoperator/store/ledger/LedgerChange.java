package io.vivenuoperator.store.ledger;

/**
 * What a batch of tickets did to the ledger.
 *
 * @param inserted tickets not known before
 * @param updated tickets whose row changed
 * @param unchanged tickets that said nothing new, also the older twins within one batch
 * @param stale tickets older than what is stored, which changed nothing
 * @param soldDelta sold tickets that came (or, negative, went) while we watched
 * @param openingDelta sold tickets that had been sold before we watched the region
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
