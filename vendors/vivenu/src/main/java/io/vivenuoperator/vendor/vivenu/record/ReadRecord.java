package io.vivenuoperator.vendor.vivenu.record;

import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;

/** What became of one record. */
public sealed interface ReadRecord<T> {
    /**
     * It can be used.
     *
     * @param odd the fields that it does without, because they could not be read
     */
    record Read<T>(String id, T value, List<OddField> odd) implements ReadRecord<T> {}

    /** Something that it is nothing without could not be read. */
    record Failed<T>(UnreadableRecord unreadable) implements ReadRecord<T> {}
}
