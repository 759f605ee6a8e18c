package io.vivenuoperator.poller.settings;

import io.vivenuoperator.store.schema.ProgramRoles;

/** What the process has to do. */
public sealed interface PollerCommand permits PollerCommand.Migrate, PollerCommand.Check, PollerCommand.Poll {
    /** The database, and how long to wait for it at the start. */
    DatabaseSettings database();

    /**
     * Migrate the schema to this version.
     *
     * @param roles as which the programs log in, where it is not the role that migrates
     */
    record Migrate(DatabaseSettings database, ProgramRoles roles) implements PollerCommand {}

    /** Look whether the installation works. */
    record Check(DatabaseSettings database, CheckSettings settings) implements PollerCommand {}

    /** Poll one region once. */
    record Poll(DatabaseSettings database, PollSettings settings) implements PollerCommand {}
}
