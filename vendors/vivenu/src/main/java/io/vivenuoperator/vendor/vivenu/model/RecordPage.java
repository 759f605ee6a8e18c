package io.vivenuoperator.vendor.vivenu.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items what could be read
 * @param unreadable what could not; it takes its place in the offset all the same
 * @param odd what the items do without
 * @param total how many records the whole list had when this page was answered; it moves while a list is being paged. Empty
 *     when the answer could not be read that far
 * @param recordBytes how large a record of the answer was on average; 0 when that is not known
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
