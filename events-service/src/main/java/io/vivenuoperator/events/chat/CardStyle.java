package io.vivenuoperator.events.chat;

/** What a flow of Power Automate expects. */
public enum CardStyle {
    /** A message with the card attached; most flows. */
    MESSAGE("Message"),
    /** The card alone. */
    BARE("Bare");

    private final String word;

    CardStyle(String word) {
        this.word = word;
    }

    /** As a subscription has it. */
    public String word() {
        return word;
    }
}
