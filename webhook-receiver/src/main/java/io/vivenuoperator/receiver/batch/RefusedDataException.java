package io.vivenuoperator.receiver.batch;

/** The database refused a row's data (SQLSTATE class 22 or 23): repeating the statement does not help. */
public final class RefusedDataException extends Exception {
    private final String sqlState;

    /** Without a cause, because the driver's message contains values. */
    public RefusedDataException(String sqlState) {
        super("the database refused the data: SQLSTATE " + sqlState);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }

    /** Why the data can't be stored, in words, without the data itself. */
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
