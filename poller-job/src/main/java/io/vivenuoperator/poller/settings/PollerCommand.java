package io.vivenuoperator.poller.settings;

/** What the process has to do. */
public sealed interface PollerCommand permits PollerCommand.Migrate, PollerCommand.Poll {
    /** The database, and how long to wait for it at the start. */
    DatabaseSettings database();

    /** Migrate the schema to this version. */
    record Migrate(DatabaseSettings database) implements PollerCommand {}

    /** Poll one region once. */
    record Poll(DatabaseSettings database, PollSettings settings) implements PollerCommand {}
}
