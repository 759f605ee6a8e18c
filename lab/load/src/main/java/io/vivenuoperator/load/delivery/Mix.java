package io.vivenuoperator.load.delivery;

/** Which types of deliveries there are. */
public enum Mix {
    /** Each is the creation of a ticket of its own. */
    TICKETS,
    /**
     * Of twenty: eleven tickets created, four of these changed afterwards, one event changed, four whole transactions, of which
     * the receiver keeps the envelope and the hash only.
     */
    SALE;

    private static final String PATTERN = "CUCXCUCXCCUCXCECUCXC";

    /** What the delivery with this number is. */
    Kind kind(int number) {
        if (this == TICKETS) {
            return Kind.TICKET_CREATED;
        }
        return switch (PATTERN.charAt(number % PATTERN.length())) {
            case 'C' -> Kind.TICKET_CREATED;
            case 'U' -> Kind.TICKET_UPDATED;
            case 'E' -> Kind.EVENT_UPDATED;
            default -> Kind.TRANSACTION_COMPLETE;
        };
    }
}
