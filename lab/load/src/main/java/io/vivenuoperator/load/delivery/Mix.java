package io.vivenuoperator.load.delivery;

/** The types of the deliveries. */
public enum Mix {
    /** Each creates its own ticket. */
    TICKETS,
    /**
     * Of twenty: eleven tickets created, four of these changed afterwards, one event changed, and four whole transactions,
     * of which the receiver stores only the envelope and the hash.
     */
    SALE;

    private static final String PATTERN = "CUCXCUCXCCUCXCECUCXC";

    /** The content of the delivery with this number. */
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
