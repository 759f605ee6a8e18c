package io.vivenuoperator.load.bench;

/** What is measured. */
enum Subject {
    RECEIVER_64("receiver, 64 connections", 64),
    RECEIVER_256("receiver, 256 connections", 256),
    RECEIVER_HOT_64("receiver, 64 connections, one hot event", 64),
    RECEIVER_REFUSING_64("receiver that only checks the signature and refuses, 64", 64),
    INBOX_64("pgbench, inbox row and event, 64", 64),
    INBOX_256("pgbench, inbox row and event, 256", 256),
    WORK_64("pgbench, the whole work, 64", 64),
    WORK_256("pgbench, the whole work, 256", 256),
    WORK_HOT_64("pgbench, the whole work, 64, one hot event", 64),
    SILENT_64("receiver that tells nothing, 64", 64),
    TELLING_64("receiver that tells what changed, 64", 64),
    TICKETS_64("receiver that tells of each ticket as well, 64", 64),
    ALONE_64("receiver without a read API, 64", 64),
    READERS_64("receiver beside two read APIs, 64", 64);

    private final String words;
    private final int connections;

    Subject(String words, int connections) {
        this.words = words;
        this.connections = connections;
    }

    String words() {
        return words;
    }

    int connections() {
        return connections;
    }

    boolean ofPgbench() {
        return this == INBOX_64 || this == INBOX_256 || this == WORK_64 || this == WORK_256 || this == WORK_HOT_64;
    }
}
