package io.vivenuoperator.vendor.vivenu.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items the records that could be read
 * @param unreadable the records that could not; they count in the offset, too
 * @param odd fields of the items that could not be read
 * @param total the length of the whole list at the time of this page; it may change while pages are read. Empty when
 * the answer could not be read that far
 * @param recordBytes the average size of a record in the answer; 0 if unknown
 */
public record RecordPage<T>(
        List<T> items, List<UnreadableRecord> unreadable, List<Odd> odd, Optional<Long> total, long recordBytes) {
    /** A field of one of the items that could not be read. */
    public record Odd(String id, OddField field) {}

    public RecordPage {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
        odd = List.copyOf(odd);
    }

    /** A page whose items are complete. */
    public RecordPage(List<T> items, List<UnreadableRecord> unreadable, long total) {
        this(items, unreadable, List.of(), total);
    }

    /** A page whose record size does not matter. */
    public RecordPage(List<T> items, List<UnreadableRecord> unreadable, List<Odd> odd, long total) {
        this(items, unreadable, odd, Optional.of(total), 0);
    }

    /** How far the list was read: up to these records, even if Vivenu sent more. */
    public int received() {
        return items.size() + unreadable.size();
    }
}
