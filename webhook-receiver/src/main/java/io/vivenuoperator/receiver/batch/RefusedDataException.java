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
}
