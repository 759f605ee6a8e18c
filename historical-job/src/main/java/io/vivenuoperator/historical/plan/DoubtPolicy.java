package io.vivenuoperator.historical.plan;

/** What to do with a ticket that may be at the endpoint or not. */
public enum DoubtPolicy {
    /** Leave it alone and name it: never twice. */
    HOLD("Hold"),
    /** Send it again under the same id, last of all: never not at all. */
    RESEND("Resend");

    private final String word;

    DoubtPolicy(String word) {
        this.word = word;
    }

    /** The word in settings. */
    public String word() {
        return word;
    }
}
