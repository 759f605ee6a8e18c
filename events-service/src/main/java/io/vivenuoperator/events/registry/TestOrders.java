package io.vivenuoperator.events.registry;

/** Takes orders for test messages. */
@FunctionalInterface
public interface TestOrders {
    /** Somebody wants one for this subscription; sent by whoever delivers for it. */
    void test(String uid);
}
