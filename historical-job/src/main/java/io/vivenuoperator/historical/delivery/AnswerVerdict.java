package io.vivenuoperator.historical.delivery;

/** What an answer's status means for the ticket. */
public enum AnswerVerdict {
    /** It has arrived. */
    TAKEN,
    /** The same ticket may be taken later: 408, 425, 429. */
    LATER,
    /** The same, and the endpoint is not well: 5xx. */
    ENDPOINT_FAILS,
    /** The endpoint does not want this ticket. */
    UNWANTED,
    /** The endpoint wants none: 401, 403. */
    KEY_REFUSED,
    /** There is no endpoint: 404, 410. */
    GONE;

    private static final int SUCCESS = 2;
    private static final int SERVER_ERROR = 5;

    /** That of a status. */
    public static AnswerVerdict of(int status) {
        return switch (status) {
            case 401, 403 -> KEY_REFUSED;
            case 404, 410 -> GONE;
            case 408, 425, 429 -> LATER;
            default -> ofClass(status / 100);
        };
    }

    private static AnswerVerdict ofClass(int hundreds) {
        return switch (hundreds) {
            case SUCCESS -> TAKEN;
            case SERVER_ERROR -> ENDPOINT_FAILS;
            default -> UNWANTED;
        };
    }
}
