package io.vivenuoperator.poller.settings;

import io.vivenuoperator.store.schema.RuntimeRole;
import java.util.Optional;

/** What the process has to do. */
public sealed interface PollerCommand permits PollerCommand.Migrate, PollerCommand.Poll {
    /** The database, and how long to wait for it at the start. */
    DatabaseSettings database();

    /**
     * Migrate the schema to this version.
     *
     * @param runtimeRole as which the programs log in, when it is not the role that migrates
     */
    record Migrate(DatabaseSettings database, Optional<RuntimeRole> runtimeRole) implements PollerCommand {}

    /** Poll one region once. */
    record Poll(DatabaseSettings database, PollSettings settings) implements PollerCommand {}
}
