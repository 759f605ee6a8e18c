package io.vivenuoperator.client.record;

import io.vivenuoperator.client.model.OddField;
import io.vivenuoperator.client.model.UnreadableRecord;
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
