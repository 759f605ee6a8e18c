package io.vivenuoperator.contracts.registry;

/**
 * A delivery that an installation sends to itself. It takes a delivery's whole way and is nobody's: under a region it is counted nowhere, and
 * its row in the inbox is gone before anybody sees it.
 */
public final class TestDelivery {
    /** The envelope's type; Vivenu has none that begins like this. */
    public static final String TYPE = "vivenuoperator.test";

    private TestDelivery() {}

    /** Whether an envelope of this type is one. */
    public static boolean is(String type) {
        return TYPE.equals(type);
    }
}
