package io.vivenuoperator.platform.api.stream;

/** Why a stream ends. */
public enum StreamEnding {
    /** This process stops; there may be others. */
    SHUTDOWN("Shutdown"),
    /** The key is not in the file any more, or has expired. */
    UNKNOWN_KEY("UnknownKey"),
    /** The key may not ask this any more. */
    MISSING_SCOPE("MissingScope"),
    /** The key sees other regions now. */
    KEY_CHANGED("KeyChanged"),
    /** The client took nothing for too long. It is not told. */
    TOO_SLOW("TooSlow"),
    /** The client left. */
    CLIENT_GONE("ClientGone");

    private final String word;

    StreamEnding(String word) {
        this.word = word;
    }

    /** As clients and metrics have it. */
    public String word() {
        return word;
    }
}
