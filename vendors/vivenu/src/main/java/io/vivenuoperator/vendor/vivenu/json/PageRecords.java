package io.vivenuoperator.vendor.vivenu.json;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of one page so far. */
final class PageRecords<T> {
    private final List<T> items = new ArrayList<>();
    private final List<UnreadableRecord> unreadable = new ArrayList<>();
    private final List<RecordPage.Odd> odd = new ArrayList<>();

    void add(ReadRecord<T> record) {
        switch (record) {
            case ReadRecord.Read<T> read -> {
                items.add(read.value());
                read.odd().forEach(field -> odd.add(new RecordPage.Odd(read.id(), field)));
            }
            case ReadRecord.Failed<T> failed -> unreadable.add(failed.unreadable());
        }
    }

    boolean isEmpty() {
        return items.isEmpty() && unreadable.isEmpty();
    }

    /** The number of odd values. */
    int odd() {
        return odd.size();
    }

    RecordPage<T> page(Optional<Long> total, long recordBytes) {
        return new RecordPage<>(items, unreadable, odd, total, recordBytes);
    }
}
