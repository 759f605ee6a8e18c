package io.vivenuoperator.store.historical;

/** What became of a past ticket at an endpoint. */
public enum PastTicketState {
    /** It is being sent, or was when its process died. */
    CLAIMED("Claimed"),
    SENT("Sent"),
    /** The endpoint does not want it. */
    REFUSED("Refused"),
    /** It may have arrived or not. */
    IN_DOUBT("InDoubt");

    private final String word;

    PastTicketState(String word) {
        this.word = word;
    }

    /** The word in the table. */
    public String word() {
        return word;
    }

    static PastTicketState of(String word) {
        for (PastTicketState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a past ticket: " + word);
    }
}
