package io.vivenuoperator.poller.region;

/** What a region's changes come in; each is read up to an instant of its own. */
public enum Stream {
    EVENTS("events"),
    TICKETS("tickets");

    private final String word;

    Stream(String word) {
        this.word = word;
    }

    /** As it stands in the database. */
    public String word() {
        return word;
    }
}
