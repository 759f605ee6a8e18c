package io.vivenuoperator.events.stream;

/** Counts what the streams do. */
public interface StreamWatch {
    /** So many frames went to clients. */
    void sent(int frames);

    /** A stream ended, for this reason in one word. */
    void ended(String reason);
}
