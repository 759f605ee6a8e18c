package io.vivenuoperator.vendor.vivenu.record;

import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;

/** The result of reading one record. */
public sealed interface ReadRecord<T> {
    /**
     * A usable record.
     *
     * @param odd optional fields that could not be read
     */
    record Read<T>(String id, T value, List<OddField> odd) implements ReadRecord<T> {}

    /** A needed field could not be read. */
    record Failed<T>(UnreadableRecord unreadable) implements ReadRecord<T> {}
}
