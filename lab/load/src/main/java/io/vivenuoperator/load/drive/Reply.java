package io.vivenuoperator.load.drive;

/**
 * An answer.
 *
 * @param close whether the server closes the connection after it
 */
record Reply(int status, boolean close) {
    boolean acknowledges() {
        return status >= 200 && status < 300;
    }
}
