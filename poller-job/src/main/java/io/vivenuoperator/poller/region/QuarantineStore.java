package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;

/** The records that could not be read. */
public interface QuarantineStore {

    /** The ids of some of them, the one that waits longest for another try first. */
    List<String> waiting(ChangeStream stream, int limit);

    /** It still can't be read, and waits for its next turn. */
    void keep(ChangeStream stream, UnreadableRecord record);

    /** It is not at the vendor any more. */
    void forget(ChangeStream stream, String id);
}
