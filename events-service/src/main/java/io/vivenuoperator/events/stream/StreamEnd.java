package io.vivenuoperator.events.stream;

/** Why a stream ended. */
enum StreamEnd {
    /** It left by itself. */
    LEFT("client_gone"),
    /** It took nothing for too long. */
    TOO_SLOW("too_slow"),
    /** It has lasted long enough; the client comes back by its place. */
    ROTATED("rotated"),
    /** This process is ending. */
    SHUTDOWN("shutdown"),
    /** Its key is not good any more, or has become another one. */
    KEY_ENDED("key_ended"),
    /** The database could not be read, and the ring did not have it. */
    DATABASE_AWAY("database_away");

    private final String word;

    StreamEnd(String word) {
        this.word = word;
    }

    /** As metrics and clients get it. */
    String word() {
        return word;
    }
}
