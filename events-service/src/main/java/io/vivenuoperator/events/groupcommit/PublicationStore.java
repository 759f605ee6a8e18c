package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.store.message.NewMessage;
import java.util.List;

/** The writer's view of the log. */
public interface PublicationStore {
    /**
     * Commits lists that have nothing to do with each other in one transaction, each whole or not at all.
     *
     * @return one outcome per list, in the same order
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't take them; then none is stored, unless
     * the commit was lost
     */
    List<GroupOutcome> commit(List<List<NewMessage>> lists);

    /**
     * Whether it can be reached; returns within seconds.
     *
     * @throws io.vivenuoperator.platform.database.DatabaseException if not
     */
    void reach();
}
