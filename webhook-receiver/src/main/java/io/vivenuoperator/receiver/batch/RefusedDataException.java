package io.vivenuoperator.receiver.batch;

/** The database refused what a row says (SQLSTATE class 22 or 23): trying the same again can't help. */
public final class RefusedDataException extends Exception {
    private final String sqlState;

    /** Without a cause: the driver's message repeats values. */
    public RefusedDataException(String sqlState) {
        super("the database refused the data: SQLSTATE " + sqlState);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }

    /** For people: why it can't be stored, without what it says. */
    public String reason() {
        String why =
                switch (sqlState) {
                    case "22003" -> "a number is out of range";
                    case "22007", "22008" -> "a time is out of range";
                    case "22021", "22P05" -> "a character can't be stored";
                    default -> sqlState.startsWith("23") ? "it breaks a rule of the schema" : "a value can't be stored";
                };
        return why + " (SQLSTATE " + sqlState + ")";
    }
}
