package io.vivenuoperator.vendor.vivenu.model;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items what could be read
 * @param unreadable what could not; it takes its place in the offset all the same
 * @param odd what the items do without
 * @param total how many records the whole list had when this page was answered; it moves while a list is being paged.
 *     {@link #UNKNOWN} when the answer could not be read that far
 * @param recordBytes how large a record of the answer was on average; 0 when that is not known
 */
public record RecordPage<T>(
        List<T> items, List<UnreadableRecord> unreadable, List<Odd> odd, long total, long recordBytes) {
    /** The list may have any number of records. */
    public static final long UNKNOWN = -1;

    /** A field of one of the items that could not be read. */
    public record Odd(String id, OddField field) {}

    public RecordPage {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
        odd = List.copyOf(odd);
    }

    /** A page of items that have everything. */
    public RecordPage(List<T> items, List<UnreadableRecord> unreadable, long total) {
        this(items, unreadable, List.of(), total);
    }

    /** A page of records whose size nobody asks for. */
    public RecordPage(List<T> items, List<UnreadableRecord> unreadable, List<Odd> odd, long total) {
        this(items, unreadable, odd, total, 0);
    }

    /** How far the list was read: these and none behind them, though Vivenu may have sent more. */
    public int received() {
        return items.size() + unreadable.size();
    }
}
