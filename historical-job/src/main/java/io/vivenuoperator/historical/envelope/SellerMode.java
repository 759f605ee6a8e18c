package io.vivenuoperator.historical.envelope;

/** The envelope's {@code mode}: which of Vivenu's two environments a ticket is from. */
public enum SellerMode {
    PROD,
    DEV;

    String word() {
        return this == PROD ? "prod" : "dev";
    }
}
