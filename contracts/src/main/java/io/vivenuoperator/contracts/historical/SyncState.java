package io.vivenuoperator.contracts.historical;

import java.util.Arrays;
import java.util.Optional;

/** What a running historical sync is at. */
public enum SyncState {
    /** It reads the tickets and decides which are sent. */
    PLANNING("Planning"),
    SENDING("Sending"),
    /** The API key has no request left for now. */
    WAITING_FOR_BUDGET("WaitingForBudget"),
    /** The endpoint is away, and left alone for a while. */
    WAITING_FOR_ENDPOINT("WaitingForEndpoint"),
    /** Another sync sends to the same endpoint. */
    WAITING_FOR_OTHER_SYNC("WaitingForOtherSync"),
    /** Everything is done but the report. */
    FINISHING("Finishing");

    private final String word;

    SyncState(String word) {
        this.word = word;
    }

    /** The value in answers. */
    public String word() {
        return word;
    }

    static Optional<SyncState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
