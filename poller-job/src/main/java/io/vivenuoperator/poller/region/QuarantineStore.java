package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;

/** The records that could not be read. */
public interface QuarantineStore {
    /** The ids of quarantined records, the one that has waited longest for a retry first. */
    List<String> waiting(ChangeStream stream, int limit);

    /** Leaves a record in quarantine and puts it at the end of the line. */
    void keep(ChangeStream stream, UnreadableRecord record);

    /** A quarantined record is gone from the vendor. */
    void forget(ChangeStream stream, String id);
}
